## Built-in texts of the bot that no flow can remove: access and deletion

bot-rights-question = Речь о ваших данных. Что вы хотите сделать?
bot-rights-show = Показать мои данные
bot-rights-erase = Удалить мои данные
bot-rights-back = Вернуться к разговору
bot-erase-question = Все данные о вас будут удалены сразу и навсегда: сообщения, сведения и ключи. Вы уверены?
bot-erase-confirm = Да, удалить всё
bot-erase-back = Нет, назад
bot-data-shown = В меню, в разделе «Мои данные», видно всё, что о вас хранится. Там же это можно исправить, скачать и удалить.

## Handing over to a person

bot-handed-over-here = Сотрудник на месте. Одну минуту, скоро вам ответят.
bot-handed-over-away = Сейчас никого нет. Ваше сообщение получено, и мы ответим здесь, как только кто-то вернётся.
bot-handed-over-until = Сейчас никого нет. Мы снова будем на связи: { $time }. Ваше сообщение получено.
bot-person-reads = Это прочитает человек, включая то, что вы уже написали.

## Back to the conversation

bot-back-to-choice = Хорошо, продолжим. Чем я могу помочь?
bot-anything-else = Могу ли я помочь чем-то ещё?
bot-not-understood = Извините, я вас не понимаю. Напишите иначе или выберите один из вариантов.
bot-no-answer-found = Ответа на это не нашлось. Если хотите, вам поможет человек.

## Answers that do not fit

bot-invalid-phone = В этом номере ошибка. Укажите телефон с кодом, например { $example }.
bot-invalid-email = В этом адресе ошибка. Проверьте его: например, есть ли в нём знак @.
bot-invalid-name = Я не могу принять имя в таком виде. Напишите его без цифр и специальных знаков.
bot-invalid-text = Такой ответ не подходит. Напишите словами.
bot-too-long-count =
    { $count ->
        [one] Слишком длинно. Можно не больше { $count } знака.
        [few] Слишком длинно. Можно не больше { $count } знаков.
       *[many] Слишком длинно. Можно не больше { $count } знаков.
    }
bot-answer-needed = Это нужно, чтобы продолжить. Можно и вернуться назад.
bot-consent-first = Сначала ответьте на вопрос выше. Ваше сообщение не сохранено.

## After a refusal

bot-refused = Хорошо. Для этой цели ничего не сохранено.
bot-refused-other-way = Хорошо. Для этой цели ничего не сохранено. Связаться с нами можно и так: { $way }.
bot-other-way-imprint = по контактам из «Сведений об организации» в меню

## System messages: template ids in the conversation

bot-system-taken = К разговору подключился сотрудник.
bot-system-waiting = Разговор ждёт сотрудника.
bot-system-closed = Разговор завершён.
bot-system-given = Согласие дано: { $purpose }
bot-system-refused = В согласии отказано: { $purpose }
bot-system-withdrawn = Согласие отозвано: { $purpose }
bot-system-message-deleted = Сообщение было удалено.
bot-system-asked-in = Сотрудники просят разрешения читать этот разговор. Решать вам.

## The age band, asked before anything else where children may use a site

bot-age-question = Можно спросить, сколько вам лет? От этого зависит только то, можете ли вы сами дать согласие. Ответ мы не храним.
bot-age-under = Мне меньше { $age }
bot-age-over = Мне { $age } или больше
bot-age-answered = Ответ получен. Он не сохраняется.
bot-guardian = Спасибо, что сказали. Попросите, пожалуйста, родителя или опекуна написать нам или открыть этот чат самому. Наш адрес — в выходных данных, в меню выше. Ваш ответ не сохранён.
bot-age-again = Я выбрал не то
