console-desk-title = Сегодня
console-desk-lead = Что закон требует от вас сейчас и к какому сроку. Всё, у чего есть дата, появляется здесь само.
console-desk-nothing = Ничего не ждёт.
console-desk-nothing-text = Здесь появятся запросы, утечки, хранение по требованию закона и тексты, которым нужно ваше внимание.
console-desk-later = На сегодня ничего нет. Ближайшее показано ниже.
console-desk-what = Что
console-desk-until = Срок
console-desk-left = Осталось
console-desk-no-date = без даты
console-desk-breach = Сообщить об утечке: { $to } ({ $law })
console-desk-request = Ответить на запрос: { $kind }
console-desk-draft = Решить, была ли это утечка
console-desk-draft-hint = Пока вы не подтвердили её, срок не идёт.
console-desk-sweep = Данные не уничтожены вовремя
console-desk-sweep-hint = Сообщите тем, кто обслуживает эту установку.
console-desk-hold = Заканчивается хранение по требованию закона
console-desk-hold-hint = То, что оно хранит, будет тогда уничтожено. Если это ещё нужно, назначьте заранее новое.
console-desk-recipient = С этого времени можно использовать: { $name }
console-desk-recipient-hint = До этого вы можете возразить.
console-desk-audit = Проверить, соблюдаются ли обещания: { $name }
console-desk-audit-hint = После этого укажите день следующей проверки.
console-desk-contract = Уведомить турецкий орган KVKK о стандартном договоре: { $name }
console-desk-contract-hint = Затем укажите у получателя день уведомления (KVKK, ст. 9(5)).
console-desk-stale = Согласия основаны на прежнем тексте: { $purpose }, { $people }
console-desk-stale-hint = Этих людей спросят снова, когда они вернутся. До тех пор ничего нового не принимается.
console-desk-notice = Нет уведомления о данных, язык: { $language }
console-desk-notice-outdated = Ваше уведомление старше того, о чём оно должно сообщать, язык: { $language }
console-desk-notice-outdated-hint = С тех пор изменились получатели, цели или сроки. Сравните его с созданным автоматически и опубликуйте заново.
console-desk-wording = Нет текста согласия, язык: { $language }, цель: { $purpose }
console-desk-identity = Уведомление должно указывать это о вас: { $field }
console-desk-keys = Ключи ждут передачи: { $pair }
console-desk-keys-hint = Их передаёт на странице участника тот, у кого они есть.
console-desk-letters = Рассылку нельзя подтвердить: письма не отправляются
console-desk-checkpoint-mail = Ежедневная контрольная точка журнала не отправляется по почте
console-desk-checkpoint-stamp = Ежедневная контрольная точка журнала не получает метку времени
console-desk-checkpoint-hint = Попытка повторяется каждый час. Чего не хватает, указано на странице «Журнал действий».
console-desk-pair-privacy = запросы и ограничения
console-desk-pair-hold = хранение по требованию закона
console-desk-restricted = Ключи людей с ограничением обработки ждут нового запечатывания
console-desk-restricted-hint = Пока их никто не читает. Это произойдёт, как только войдёт тот, кто может это сделать.
console-desk-sweeps = Уничтожение
console-desk-destroys = Будет уничтожено
console-desk-consents = Согласия по состоянию
console-desk-state = Состояние
console-desk-people = Люди
console-desk-pending = ждёт
console-desk-outdated = устарело
console-desk-expired = истекло
console-desk-ages = Запросы по возрасту
console-desk-age = Дней с поступления
console-desk-requests = Запросы
console-desk-calendar = Календарь
console-desk-calendar-lead = Всё, у чего есть дата, по дням месяца.
console-desk-views = Список или календарь
console-desk-list = Список
console-desk-before = Предыдущий месяц
console-desk-after = Следующий месяц
console-desk-current = Этот месяц
console-desk-here = сегодня
console-desk-month-nothing = В этом месяце ничего нет.
console-desk-overdue-count =
    { $count ->
        [one] Истёк { $count } срок.
        [few] Истекли { $count } срока.
        [many] Истекло { $count } сроков.
       *[other] Истекло { $count } срока.
    }
console-desk-today-count =
    { $count ->
        [one] На сегодня { $count } дело.
        [few] На сегодня { $count } дела.
        [many] На сегодня { $count } дел.
       *[other] На сегодня { $count } дела.
    }
