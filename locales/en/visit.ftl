## Whether somebody is here

visit-here = We are here
visit-away = We are not here just now
visit-today = We answer again today at { $time }
visit-tomorrow = We answer again tomorrow at { $time }
visit-on-day = We answer again { $day } at { $time }
visit-on-date = We answer again on { $date } at { $time }
visit-day-1 = on Monday
visit-day-2 = on Tuesday
visit-day-3 = on Wednesday
visit-day-4 = on Thursday
visit-day-5 = on Friday
visit-day-6 = on Saturday
visit-day-7 = on Sunday
visit-handed-over-until = Nobody is here just now. We answer again on { $date } at { $time }. Your message has arrived.

## Asking for a call

visit-call-back-text = Nobody is here just now. May we store your phone number and, if you tell us, your name and when a call suits you, to call you back once about this matter? We use them for nothing else. You can say no and go on writing here, and you can withdraw a yes at any time under “My data”.
visit-call-back-thanks = Thank you. We will call you.
visit-wish-today = Today, { $from }–{ $until }
visit-wish-tomorrow = Tomorrow, { $from }–{ $until }
visit-wish-day = { $day }, { $from }–{ $until }
visit-weekday-1 = Monday
visit-weekday-2 = Tuesday
visit-weekday-3 = Wednesday
visit-weekday-4 = Thursday
visit-weekday-5 = Friday
visit-weekday-6 = Saturday
visit-weekday-7 = Sunday

## When a conversation has ended

purpose-satisfaction = Satisfaction
visit-rating-text = How content are you with this conversation? Answering is up to you. What you say helps us to answer better; that is our legitimate interest (GDPR Art. 6(1)(f), KVKK Art. 5(2)(f)). Our team can read it. You can object at any time under “My data”; then it is deleted, and only the count of each score stays, without you.

## Asking to be let in

visit-let-in-text = Somebody from our team would like to read this conversation, including what you wrote so far, so that they can answer you here. May they? You can say no and go on with the bot, and you can withdraw a yes at any time under “My data”.

## Who read it

visit-readers-title = Who read it
visit-readers-none = Nobody but you has read any of it.
visit-readers-conversation = Conversation
visit-readers-contact = Your details
visit-role-owner = Owner
visit-role-administrator = Administrator
visit-role-agent = Agent
visit-role-marketing = Marketing
visit-role-auditor = Auditor
visit-role-privacy-officer = Privacy officer
visit-role-api-token = A program of the organisation
visit-role-former = Somebody who no longer works here

## What was told beside the bot

visit-field-rating = Rating, 1 to 5
visit-field-comment = Comment
visit-field-call-at = Call wished for
