"""The vault: boxes, keys, slots, the keyring (security.md, "Keys"). Nothing here reads a clock, a row or a file
of a person; the only input is the system's randomness. docs/decisions/0001-keys.md and 0003-bond-keys.md say why
it is as it is.
"""

from toward.vault.boxes import Damaged, Place, derive, new_key, open_, opener, seal
from toward.vault.delivery import mailbox_keys, open_delivery, seal_delivery
from toward.vault.keyring import Keyring, drop_space, entry_key, new_keyring, next_epoch, open_keyring, seal_keyring
from toward.vault.pairing import (
    NotAnInvite,
    Offer,
    accept_offer,
    invite_hash,
    invite_key,
    invite_token,
    invite_words,
    new_invite_secret,
    open_invite,
    read_invite,
    seal_invite,
)
from toward.vault.passphrases import STANDARD, Cost, canonical, new_salt, passphrase_key
from toward.vault.recovery import NotACode, new_recovery_code, recovery_groups, recovery_key, same_group
from toward.vault.slots import DUMMY, PassphraseSlot, open_slot, seal_slot, unlock
from toward.vault.strength import Strength, judge
from toward.vault.tokens import new_token, token_hash, token_key
from toward.vault.words import five_words

__all__ = [
    "DUMMY",
    "STANDARD",
    "Cost",
    "Damaged",
    "Keyring",
    "NotACode",
    "NotAnInvite",
    "Offer",
    "PassphraseSlot",
    "Place",
    "Strength",
    "accept_offer",
    "canonical",
    "derive",
    "drop_space",
    "entry_key",
    "five_words",
    "invite_hash",
    "invite_key",
    "invite_token",
    "invite_words",
    "judge",
    "mailbox_keys",
    "new_invite_secret",
    "new_key",
    "new_keyring",
    "new_recovery_code",
    "new_salt",
    "new_token",
    "next_epoch",
    "open_",
    "open_delivery",
    "open_invite",
    "open_keyring",
    "open_slot",
    "opener",
    "passphrase_key",
    "read_invite",
    "recovery_groups",
    "recovery_key",
    "same_group",
    "seal",
    "seal_delivery",
    "seal_invite",
    "seal_keyring",
    "seal_slot",
    "token_hash",
    "token_key",
    "unlock",
]
