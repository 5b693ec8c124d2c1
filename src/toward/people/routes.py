"""Every address of this feature."""

from toward.people.changes import changes
from toward.people.own_settings import (
    change_language,
    change_settings,
    deletion,
    deletion_form,
    new_code,
    new_code_form,
    new_passphrase,
    passphrase_form,
    settings,
)
from toward.people.unlocking import (
    awake,
    lock_now,
    recover_account,
    recover_form,
    sign_in,
    sign_in_form,
    sign_out,
    sign_out_everywhere,
    still_here,
    unlock,
)
from toward.people.welcome import begin, begin_form, confirm_recovery_code, recovery_code, welcome, whom, whom_form

ROUTES = [
    welcome,
    begin_form,
    begin,
    recovery_code,
    confirm_recovery_code,
    whom_form,
    whom,
    sign_in_form,
    sign_in,
    unlock,
    awake,
    still_here,
    lock_now,
    sign_out,
    sign_out_everywhere,
    recover_form,
    recover_account,
    settings,
    change_settings,
    change_language,
    passphrase_form,
    new_passphrase,
    new_code_form,
    new_code,
    deletion_form,
    deletion,
    changes,
]
