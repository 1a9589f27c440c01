## Whether somebody is here

visit-here = Мы на месте
visit-away = Сейчас никого нет
visit-today = Снова ответим сегодня с { $time }
visit-tomorrow = Снова ответим завтра с { $time }
visit-on-day = Снова ответим { $day } с { $time }
visit-on-date = Снова ответим { $date } с { $time }
visit-day-1 = в понедельник
visit-day-2 = во вторник
visit-day-3 = в среду
visit-day-4 = в четверг
visit-day-5 = в пятницу
visit-day-6 = в субботу
visit-day-7 = в воскресенье
visit-handed-over-until = Сейчас никого нет. Снова ответим { $date } с { $time }. Ваше сообщение получено.

## Asking for a call

visit-call-back-text = Сейчас никого нет. Можно ли нам сохранить ваш номер телефона и, если вы их назовёте, имя и удобное время, чтобы один раз перезвонить вам по этому вопросу? Ни для чего другого мы их не используем. Вы можете отказаться и писать здесь дальше, а согласие можно отозвать в любой момент в разделе «Мои данные».
visit-call-back-thanks = Спасибо. Мы вам позвоним.
visit-wish-today = Сегодня, { $from }–{ $until }
visit-wish-tomorrow = Завтра, { $from }–{ $until }
visit-wish-day = { $day }, { $from }–{ $until }
visit-weekday-1 = Понедельник
visit-weekday-2 = Вторник
visit-weekday-3 = Среда
visit-weekday-4 = Четверг
visit-weekday-5 = Пятница
visit-weekday-6 = Суббота
visit-weekday-7 = Воскресенье

## When a conversation has ended

purpose-satisfaction = Оценка разговора
visit-rating-text = Насколько вы довольны этим разговором? Отвечать необязательно. Ваш ответ помогает нам отвечать лучше; это наш законный интерес (ст. 6(1)(f) GDPR, ст. 5(2)(f) KVKK). Ответ могут прочитать наши сотрудники. Вы можете возразить против этого в любой момент в разделе «Мои данные»; тогда ответ будет удалён, и останется только то, сколько раз поставлена каждая оценка, без связи с вами.

## Asking to be let in

visit-let-in-text = Кто-то из наших сотрудников хотел бы прочитать этот разговор, включая то, что вы уже написали, чтобы ответить вам здесь. Вы согласны? Можно отказаться и продолжить с ботом, а согласие можно отозвать в любой момент в разделе «Мои данные».

## Who read it

visit-readers-title = Кто это читал
visit-readers-none = Никто, кроме вас, этого не читал.
visit-readers-conversation = Разговор
visit-readers-contact = Ваши данные
visit-role-owner = Владелец
visit-role-administrator = Администратор
visit-role-agent = Служба поддержки
visit-role-marketing = Маркетинг
visit-role-auditor = Аудитор
visit-role-privacy-officer = Ответственный за защиту данных
visit-role-api-token = Программа организации
visit-role-former = Сотрудник, который здесь больше не работает

## What was told beside the bot

visit-field-rating = Оценка от 1 до 5
visit-field-comment = Комментарий
visit-field-call-at = Удобное время звонка
