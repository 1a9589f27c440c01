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

## What the person is told in the chat

holds-told-lifted = The restriction of your data ends now: we read and use it again as you allowed. Under “My data” in the menu you see what that is, and you can withdraw or delete it there.
holds-told-restricted = Your data has been restricted: it is stored, and nobody here reads it until the restriction is lifted. You are told here before that happens.

## The console's page of legal holds

holds-author-bot = Bot
holds-author-member = Staff
holds-back = All holds
holds-by = By
holds-empty-text = A hold is placed before somebody withdraws. After that there is nothing left that could be held.
holds-empty-title = No legal holds
holds-end = Lift
holds-ends = Ends
holds-erased = erased
holds-held-fields = Details
holds-held-lead = This is all that the hold keeps. That you read it stands in the ledger.
holds-held-messages = Messages
holds-held-notes = Notes
holds-held-title = What the hold keeps
holds-last-day = Last day
holds-lead = A hold keeps what a claim or a duty by law needs, even after somebody withdraws or erases. In everyday work nobody reads it any more then.
holds-list-restricted = Restricted: nobody reads here
holds-not-yours = You do not hold it.
holds-open = Show
holds-person = Person
holds-place = Place a hold
holds-place-text = What you can read now is held. What the person allows later needs another hold.
holds-purpose = Purpose
holds-reason = Reason
holds-reason-hint = The reason is sealed like what it speaks of. Up to 500 characters.
holds-reason-sealed = sealed
holds-subject = The person’s id
holds-subject-hint = It is filled in when you come from the conversation.
holds-title = Legal holds
holds-who = Only holders of the hold key can read it: privacy officers and the recovery key. Without a privacy officer, the recovery key alone opens it.
