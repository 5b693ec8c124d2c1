"""The vault: boxes, keys, slots, the keyring (security.md, "Keys"). Nothing here reads a clock, a row or a file
of a person; the only input is the system's randomness. docs/decisions/0001-keys.md says why it is as it is.
"""

from toward.vault.boxes import Damaged, Place, derive, new_key, open_, seal
from toward.vault.keyring import Keyring, entry_key, new_keyring, open_keyring, seal_keyring
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
    "PassphraseSlot",
    "Place",
    "Strength",
    "canonical",
    "derive",
    "entry_key",
    "five_words",
    "judge",
    "new_key",
    "new_keyring",
    "new_recovery_code",
    "new_salt",
    "new_token",
    "open_",
    "open_keyring",
    "open_slot",
    "passphrase_key",
    "recovery_groups",
    "recovery_key",
    "same_group",
    "seal",
    "seal_keyring",
    "seal_slot",
    "token_hash",
    "token_key",
    "unlock",
]
