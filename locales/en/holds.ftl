## Legal holds and restriction

problem-restricted-title = This person’s data is restricted
problem-restricted-detail = It is stored, and nobody reads it until the restriction is lifted.

holds-own-all = Everything
holds-own-restricted = Your data is restricted: it is stored, and the organisation does not read it.
holds-own-text = The organisation needs this for a claim or a duty by law. Until the date given it is not destroyed, even after you withdraw or erase; only those who answer for privacy can read it then.
holds-own-title = Legal holds
