## Legal holds and restriction

problem-restricted-title = This person’s data is restricted
problem-restricted-detail = It is stored, and nobody reads it until the restriction is lifted.

holds-own-all = Everything
holds-own-restricted = Your data is restricted: it is stored, and the organisation does not read it.
holds-own-text = The organisation needs this for a claim or a duty by law. Until the date given it is not destroyed, even after you withdraw or erase; only those who answer for privacy can read it then.
holds-own-title = Legal holds

## Rights besides access and deletion, as the bot understands them

holds-bot-consents = Under “My data” in the menu you see every consent and purpose; there you withdraw or object with one click.
holds-bot-correct = Correct something about me
holds-bot-export = Take my data with me
holds-bot-object = Object to a use of my data
holds-bot-restrict = Restrict the use of my data
holds-bot-restricted = Your data is restricted now: it is stored, and nobody here reads it. Whoever answers for privacy sees that you asked for it.
holds-bot-withdraw = Withdraw a consent
