## What data is collected for

purpose-conversation = Conversation with our team
purpose-callback = Callback
purpose-lead = Offer
purpose-marketing = Newsletter by e-mail
purpose-health = Health data

## Periods in notices and on consent cards, where they end a phrase or stand behind a colon

notice-period-month-count =
    { $count ->
        [one] one month
       *[other] { $count } months
    }

## Consent wordings: one purpose each, freely refused, withdrawn as easily as given

consent-callback = May we store your phone number and, if you tell us, your name, to call you back once about this matter? We use them for nothing else. You can say no and go on writing here, and you can withdraw a yes at any time under “My data”.
consent-lead = May we store your details to make you an offer for this enquiry? We use them for nothing else. You can say no and go on writing here, and you can withdraw a yes at any time under “My data”.
consent-marketing = May we store your e-mail address and send you our newsletter with news and offers? We use it for nothing else. Saying no has no disadvantage. You can withdraw a yes at any time, under “My data” or in every e-mail.
consent-health = Do you explicitly agree that we store and read the health data that you write in the next step, to answer your concern? Health data is specially protected (GDPR Art. 9). We use it for nothing else. You can say no, and you can withdraw a yes at any time under “My data”.
consent-conversation = A person will read this, including what you wrote so far.
consent-conversation-ask = May a person from our team read this conversation, including what you wrote so far, to answer you? You can say no and go on with the bot, and you can withdraw a yes at any time under “My data”.
