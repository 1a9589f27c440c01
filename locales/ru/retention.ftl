problem-period-refused-title = Такой срок недопустим
problem-period-refused-detail = Выберите срок между самым коротким и самым длинным из названных. Ничего не изменено.
console-retention-title = Хранение
console-retention-lead = Что и как долго хранится, что будет уничтожено следующим и что уже уничтожено. Считается последняя активность, поэтому идущий разговор ни у кого не пропадёт.
console-retention-rules = Правила
console-retention-what = Что
console-retention-how-long = Как долго
console-retention-source = Где это указано
console-retention-in-months = в месяцах
console-retention-save = Сохранить
console-retention-own = Отдельный срок для одной цели
console-retention-active = Пока разговор идёт
console-retention-active-why = Хранится, пока длится обслуживание. Раньше действуют только предельные сроки ниже.
console-retention-inactive = Неактивные разговоры
console-retention-inactive-why = Считается от последней активности. Затем уничтожается всё об этом человеке.
console-retention-content = Сказанное и сообщённое, не дольше
console-retention-content-why = Считается от времени появления, даже если разговор продолжается.
console-retention-special = Особые категории, например здоровье, не дольше
console-retention-special-why = Считается с момента сообщения. Что вы обязаны хранить дольше, перенесите заранее в свои документы.
console-retention-ungranted = То, к чему никому не дали доступ
console-retention-ungranted-why = Считается от последней активности. Прочесть это мог только сам посетитель.
console-retention-withdrawn = То, на что согласие отозвано
console-retention-withdrawn-why = Считается от отзыва. До этого читает только сам посетитель.
console-retention-evidence = Доказательства согласия удалённых
console-retention-evidence-why = Считается от удаления. Затем записи теряют текст; журнал по-прежнему проверяется.
console-retention-objections = Хеши адресов, заявивших возражение
console-retention-objections-why = Считается от возражения. Они не дают снова писать по старым спискам.
console-retention-destruction-records = Записи об уничтожении
console-retention-destruction-records-why = Считается от уничтожения. Они никого не называют.
console-retention-destruction-interval = Самый долгий срок между проходами
console-retention-destruction-interval-why = Parlour уничтожает ежедневно. Если этого нет так долго, он поднимает тревогу.
console-retention-asked = По запросу
console-retention-own-end = Заканчивается в свой день
console-retention-preview = Что уничтожит следующий проход
console-retention-last = Последний проход
console-retention-next = Следующий проход
console-retention-never = ещё не было
console-retention-nothing = Ничего не подлежит уничтожению.
console-retention-rule = Правило
console-retention-of = Вид
console-retention-count = Количество
console-retention-earliest = Срок с
console-retention-of-conversations = разговоры
console-retention-of-subjects = импортированные контакты
console-retention-of-messages = сообщения
console-retention-of-fields = контактные данные
console-retention-of-generations = отозванное или личное
console-retention-of-erased = доказательства об удалённых
console-retention-of-records = записи
console-retention-of-holds = удержания по закону
console-retention-of-consents = согласия
console-retention-of-invitations = приглашения
console-retention-of-requests = отвеченные запросы
console-retention-records = Уничтожено до сих пор
console-retention-records-lead = Каждая запись подтверждена журналом и никого не называет.
console-retention-export = Экспорт в CSV
console-retention-no-records = Пока ничего не уничтожено.
console-retention-when = Когда
console-retention-rows = Строки
console-retention-entry = Запись журнала
console-retention-late = Подлежащее уничтожению не уничтожается более двух дней. Сообщите тому, кто обслуживает эту установку.
console-retention-over = Самый долгий срок между проходами истёк: закон не соблюдается. Действуйте сейчас.
console-retention-while = пока длится
console-retention-bounds = от { $least } до { $most }
console-retention-months-count =
    { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
        [many] { $count } месяцев
       *[other] { $count } месяца
    }
console-retention-hours-count =
    { $count ->
        [one] { $count } час
        [few] { $count } часа
        [many] { $count } часов
       *[other] { $count } часа
    }
