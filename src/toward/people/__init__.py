"""Sign up, unlock, recover, sign-ins, the sealed profile, settings."""
