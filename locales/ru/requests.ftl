## What can be asked, how it comes, and where it stands

requests-kind-access = Доступ к данным
requests-kind-rectification = Исправление
requests-kind-erasure = Удаление
requests-kind-portability = Перенос данных
requests-kind-restriction = Ограничение
requests-kind-objection = Возражение
requests-kind-withdrawal = Отзыв согласия
requests-channel-letter = Письмо
requests-channel-email = Эл. почта
requests-channel-phone = Телефон
requests-channel-chat = Чат
requests-channel-api = Интерфейс (API)
requests-state-open = Ждёт ответа
requests-state-extended = Срок продлён
requests-state-fulfilled = Выполнен
requests-state-refused = Отказано
requests-state-withdrawn = Отозван
requests-text-note = Заметка
requests-text-words = Что пишет человек
requests-text-extension = Почему ответ задерживается
requests-text-refusal = Почему отказано

## What reading again found

requests-finding-subject-unknown = Человек не указан, поэтому проверить выполнение нельзя. Укажите, кто обратился, или откажите с объяснением причин.
requests-finding-identity-open = Заявитель ещё не подтвердил, кто он. Сначала проверьте это или откажите с объяснением причин.
requests-finding-still-stored = Данные об этом человеке ещё хранятся. Сначала удалите их.
requests-finding-still-granted = Цель ещё действует. Она прекратится, когда человек отзовёт согласие или его данные будут удалены.
requests-finding-not-handed-out = С момента обращения ничего не было выдано. Сначала выгрузите данные и отправьте их.
requests-finding-not-corrected = С момента обращения ничего не было исправлено.
requests-finding-not-restricted = Данные всё ещё можно читать. Сначала ограничьте их.

## What the subject is told in the chat

requests-told-received = Мы получили ваше обращение о данных. В меню, в разделе «Мои данные», видно, что с ним происходит и когда мы ответим.
requests-told-extended = Нам нужно больше времени, чтобы ответить на ваше обращение о данных. Причины и новый срок указаны в меню, в разделе «Мои данные».
requests-told-fulfilled = Ваше обращение о данных выполнено.
requests-told-identity = Прежде чем ответить на обращение о данных, нам нужно убедиться, что обращаетесь именно вы. Напишите, пожалуйста, здесь, как мы можем это проверить.
requests-told-refused-gdpr = Мы не можем выполнить ваше обращение о данных. Причины указаны в меню, в разделе «Мои данные». Вы можете подать жалобу в орган по защите данных и обратиться в суд (ст. 77, 79 GDPR).
requests-told-refused-kvkk = Мы не можем выполнить ваше обращение о данных. Причины указаны в меню, в разделе «Мои данные». Жалобу в Совет по защите данных можно подать в течение { $answer } дней после этого ответа, но не позднее { $application } дней после обращения (ст. 14 KVKK).
requests-told-refused-both = Мы не можем выполнить ваше обращение о данных. Причины указаны в меню, в разделе «Мои данные». Вы можете подать жалобу в орган по защите данных или обратиться в суд (ст. 77, 79 GDPR), а в Турции — в Совет по защите данных в течение { $answer } дней после этого ответа, но не позднее { $application } дней после обращения (ст. 14 KVKK).

## The export for a subject

requests-export-sealed = Хранится, но отвечающие прочесть не могут
requests-export-message = Сообщения
requests-export-field = Сведения
requests-export-note = Заметки

## The console

console-requests-title = Обращения
console-requests-lead = О чём люди просят по закону и к какому дню они должны получить ответ.
console-requests-which = Какие обращения
console-requests-closed = С ответом
console-requests-all = Все
console-requests-empty = Ничто не ждёт ответа.
console-requests-empty-text = Обращения из чата появляются здесь сами. Внесите те, что пришли письмом, по почте или по телефону.
console-requests-kind = Обращение
console-requests-kind-hint = О чём просят
console-requests-received = Получено
console-requests-due = Срок
console-requests-state = Состояние
console-requests-channel = Способ
console-requests-overdue = просрочено
console-requests-today = срок сегодня
console-requests-new = Внести обращение
console-requests-new-lead = Для писем, электронной почты и звонков. Срок идёт со дня поступления.
console-requests-received-on = День поступления
console-requests-received-wrong = День получения — в будущем или раньше, чем закон начал действовать (GDPR: { $gdpr }; KVKK: { $kvkk }).
console-requests-laws = По какому закону
console-requests-laws-hint = Отмечены законы вашей страны. Считается более ранний срок.
console-requests-laws-none = Отметьте хотя бы один закон.
console-requests-subject = Человек (идентификатор; пусто, если неизвестен)
console-requests-note = Заметка
console-requests-note-hint = Запечатано: прочесть могут только те, кто отвечает на обращения, и сам человек.
console-requests-save = Принять
console-requests-back = Все обращения
console-requests-clock = Срок ответа
console-requests-maximum-gdpr = GDPR допускает до
console-requests-maximum-kvkk = KVKK допускает до
console-requests-warnings = Предупреждения
console-requests-rests = Срок по GDPR приостановлен с
console-requests-closed-at = Дан ответ
console-requests-person = Человек
console-requests-person-unknown = Неизвестно, чьё это обращение. Идентификатор есть в контактах и в разделе «Мои данные».
console-requests-person-gone = С тех пор все данные об этом человеке уничтожены. Повторная проверка ничего не находит.
console-requests-person-open = Открыть разговор
console-requests-person-erase = Удалить данные человека
console-requests-export = Выгрузка для человека
console-requests-relate = Указать, кто обратился
console-requests-identity = Личность
console-requests-identity-undoubted = Сомнений пока не было.
console-requests-identity-asked = Человека попросили подтвердить личность, ответа пока нет.
console-requests-identity-verified = Проверено:
console-requests-identity-ask = Запросить подтверждение
console-requests-identity-hint = Только при обоснованных сомнениях (ст. 12(6) GDPR). Срок по GDPR на это время приостанавливается, по KVKK — нет.
console-requests-method = Как проверено
console-requests-method-hint = Одно-два слова без цифр: показан паспорт, перезвонили.
console-requests-verify = Личность проверена
console-requests-fulfil = Закрыть как выполненное
console-requests-fulfil-hint = Сначала хранимое проверяется ещё раз. Если что-то мешает, обращение остаётся открытым.
console-requests-extend =
    { $count ->
        [one] Продлить на один месяц
        [few] Продлить на { $count } месяца
        [many] Продлить на { $count } месяцев
       *[other] Продлить на { $count } месяца
    }
console-requests-extend-hint = Только по GDPR и в первый месяц, если обращение сложное или их много (ст. 12(3)). Человек прочтёт причины.
console-requests-refuse = Отказать
console-requests-refuse-hint = Человек прочтёт причины и узнает, куда можно пожаловаться.
console-requests-reason = Причины
console-requests-texts = Что записано
console-requests-sealed = Ни один ваш ключ это не открывает.
console-requests-end = Отметить прекращение
console-requests-rectify = Исправить
console-requests-rectify-hint = Новое значение появится везде, где хранится это поле. Что вы не измените, останется.
console-requests-rectify-save = Внести исправление
console-requests-purpose = Цель (при отзыве согласия или возражении)
console-requests-purpose-all = все цели
console-requests-steps = Шаги
console-requests-left-count =
    { $count ->
        [one] остался { $count } день
        [few] осталось { $count } дня
       *[many] осталось { $count } дней
    }
console-requests-over-count =
    { $count ->
        [one] просрочено на { $count } день
        [few] просрочено на { $count } дня
       *[many] просрочено на { $count } дней
    }
console-requests-banner-count =
    { $count ->
        [one] Просрочено { $count } обращение
        [few] Просрочено { $count } обращения
       *[many] Просрочено { $count } обращений
    }

## Problems

problem-not-fulfilled-title = Это ещё не выполнено
problem-not-fulfilled-detail = Хранимое проверено ещё раз, и закрыть обращение пока нельзя. Почему, сказано в поле «finding».
problem-no-extension-title = Срок ответа продлить нельзя
problem-no-extension-detail = Продление знает только GDPR, и о нём надо сообщить в первый месяц. В KVKK его нет.
