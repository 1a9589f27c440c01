## Passkeys: one's own, and signing in with them

console-passkeys-title = Passkeys
console-passkeys-about = A passkey is a key that one of your devices keeps for you. It opens with a finger, a face or a PIN, cannot be guessed, and works at this address alone.
console-passkeys-unavailable = Passkeys do not work at this address: browsers offer them under a name and over HTTPS only. On the computer on which Parlour itself runs, localhost does as well.
console-passkeys-used = Last used
console-passkeys-never = not yet
console-passkeys-added = Added
console-passkeys-alone = Enough to sign in, without the password
console-passkeys-second = Second step behind the password: its device cannot open your keys
console-passkeys-change = Change
console-passkeys-rename = Rename
console-passkeys-remove = Remove
console-passkeys-remove-hint = Wherever else you are signed in, you are signed out. Delete the passkey on the device as well.
console-passkey-add = Add a passkey
console-passkey-name = Name
console-passkey-name-hint = By what you recognise the device, such as “laptop” or “key ring”.
console-passkey-new-lead = Give it a name, then follow your browser.
console-passkey-create = Make the passkey
console-passkey-two-kinds = Some devices can open your keys: their passkey is then enough to sign in. With the others it takes the place of the code, and you go on typing your password. Which of them it is, you see afterwards.
console-passkey-no-script = This takes a browser that knows passkeys, with JavaScript switched on.
console-passkey-cancelled = That did not work: it was cancelled, took too long, or no fitting passkey was there.
console-passkey-known = This device already holds a passkey of yours.
console-sign-in-passkey = Sign in with a passkey
console-sign-in-passkey-failed = This passkey was not accepted. Please try again, or sign in with your password.
console-step-passkey = Use a passkey instead
console-signing-in-totp-none = No authenticator app is set up; a passkey is your second step.
console-members-passkeys-count =
    { $count ->
        [one] { $count } passkey
       *[other] { $count } passkeys
    }
problem-passkeys-unavailable-title = There are no passkeys at this address
problem-passkeys-unavailable-detail = Browsers offer passkeys under a name and over HTTPS only. Please use the address under which Parlour was set up.
problem-passkey-refused-title = The passkey was not accepted
problem-passkey-refused-detail = Perhaps it took longer than five minutes, or it was made on another page. Please try again.
problem-password-needed-title = This passkey is a second step
problem-password-needed-detail = It cannot open your keys. Please enter your e-mail address and password first; after that it takes the place of the code.
problem-too-many-passkeys-title = You have ten passkeys
problem-too-many-passkeys-detail = That is as many as there may be. Please remove one that you no longer use.
problem-last-second-step-title = This is your only second step
problem-last-second-step-detail = Your organisation asks for one. Please set up an authenticator app or another passkey first.
