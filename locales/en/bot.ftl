## Built-in texts of the bot that no flow can remove: access and deletion

bot-rights-question = This is about your data. What would you like to do?
bot-rights-show = Show my data
bot-rights-erase = Delete my data
bot-rights-back = Back to the conversation
bot-erase-question = Everything about you is deleted at once and for good: messages, details and keys. Are you sure?
bot-erase-confirm = Yes, delete everything
bot-erase-back = No, go back
bot-data-shown = Under “My data” in the menu you see everything that is stored about you. You can also correct, download and delete it there.

## Handing over to a person

bot-handed-over-here = Someone is here. One moment please, you will have an answer soon.
bot-handed-over-away = Nobody is here right now. Your message has arrived, and we answer here as soon as someone is back.
bot-handed-over-until = Nobody is here right now. We are back: { $time }. Your message has arrived.
bot-person-reads = A person will read this, including what you wrote so far.

## Back to the conversation

bot-back-to-choice = All right, back to our conversation. What can I do for you?
bot-anything-else = Is there anything else I can do for you?
bot-not-understood = I am sorry, I did not understand. Please put it another way, or choose one of the options.
bot-no-answer-found = I found no answer to that. A person can help you, if you like.

## Answers that do not fit

bot-invalid-phone = This phone number cannot be right. Please give it with its area code, for example { $example }.
bot-invalid-email = This e-mail address cannot be right. Please check it, for example for the @ sign.
bot-invalid-name = I cannot take this name as it is. Please write it without digits and special characters.
bot-invalid-text = I cannot use that. Please write it in words.
bot-too-long-count =
    { $count ->
        [one] That is too long. At most one character is allowed.
       *[other] That is too long. At most { $count } characters are allowed.
    }
bot-answer-needed = I need this to go on. You can also choose to go back.
bot-consent-first = Please decide on the question above first. I did not store your message.

## After a refusal

bot-refused = That is fine. Nothing is stored for this.
bot-refused-other-way = That is fine. Nothing is stored for this. You can also reach us this way: { $way }.
bot-other-way-imprint = through the details in the imprint, which you find in the menu

## System messages: template ids in the conversation

bot-system-taken = A person has taken over the conversation.
bot-system-waiting = The conversation is waiting for a person.
bot-system-closed = The conversation was closed.
bot-system-given = Consent given: { $purpose }
bot-system-refused = Consent refused: { $purpose }
bot-system-withdrawn = Consent withdrawn: { $purpose }
bot-system-message-deleted = A message was deleted.
bot-system-asked-in = The team asks to be let into this conversation. You decide.

## The age band, asked before anything else where children may use a site

bot-age-question = May we ask how old you are? Your answer decides only whether you may agree to things by yourself. We do not store it.
bot-age-under = I am younger than { $age }
bot-age-over = I am { $age } or older
bot-age-answered = Answered. The answer is not stored.
bot-guardian = Thank you for saying so. Please ask a parent or guardian to write to us or to open this chat themselves. You find our address in the imprint, in the menu above. Your answer was not stored.
bot-age-again = I chose wrongly
