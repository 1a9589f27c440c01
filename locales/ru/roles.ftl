console-permission-conversations-read = Читать разговоры
console-permission-conversations-answer = Отвечать в разговорах
console-permission-conversations-delete = Удалять разговоры
console-permission-contacts-read = Читать контакты
console-permission-contacts-export = Выгружать контакты
console-permission-contacts-import = Загружать контакты
console-permission-canned-write = Писать готовые ответы
console-permission-subjects-erase = Удалять данные людей по просьбе
console-permission-flows-read = Смотреть сценарии
console-permission-flows-publish = Публиковать сценарии
console-permission-ledger-read = Читать журнал
console-permission-overview-read = Видеть обзор
console-permission-sites-read = Видеть настройки сайтов
console-permission-teams-manage = Управлять командами
console-permission-members-manage = Управлять участниками
console-permission-roles-manage = Управлять собственными ролями
console-permission-tokens-manage = Управлять токенами API
console-permission-organisation-manage = Управлять организацией и запасным ключом
console-permission-sites-write = Настраивать сайты
console-permission-privacy-read = Видеть стол защиты данных
console-permission-purposes-write = Менять цели и тексты
console-permission-requests-handle = Вести запросы
console-permission-retention-write = Менять сроки хранения
console-permission-holds-write = Ставить запреты на удаление
console-permission-breaches-handle = Вести утечки
console-permission-recipients-write = Вносить получателей
console-permission-agreements-sign = Подписывать договоры
console-roles-title = Роли и права
console-roles-lead = Кто что может и кто что читает. К тому, чего роль не читает, она не получает ключа: это не запрещено, а невозможно.
console-roles-matrix = Сравнение ролей
console-roles-right = Право
console-roles-reads = Читает: { $purpose }
console-roles-pair-hold = То, что сохраняет запрет на удаление
console-roles-pair-privacy = Ограниченные данные и тексты запросов
console-roles-yes = да
console-roles-no = нет
console-roles-export = Скачать таблицей (CSV)
console-roles-own = Собственные роли
console-roles-own-none = Пока ни одной. Большинству хватает шести готовых ролей.
console-roles-new = Новая роль
console-roles-name = Название
console-roles-name-hint = Строчные латинские буквы, цифры и дефисы, например reception.
console-roles-permissions = Что может роль
console-roles-purposes = Что читает роль
console-roles-make = Создать роль
console-roles-save = Сохранить изменения
console-roles-delete = Удалить роль
console-roles-members =
    { $count ->
         [one] { $count } участник
         [few] { $count } участника
         [many] { $count } участников
       *[other] { $count } участника
    }
console-settings-roles-text = Кто что может и читает, на одной странице; и собственные роли.
console-settings-roles-words = роль права матрица доступ чтение
console-member-title = Участник
console-member-back = Участники
console-member-suspended = Доступ приостановлен
console-member-holds = Имеет ключи для
console-member-holds-none = Никаких: содержимого не читает.
console-member-last-read = Последнее чтение содержимого
console-member-never = ещё никогда
console-member-waits = Ждёт ключей для
console-member-hand-over = Передать ключи
console-member-hand-over-hint = Вы передаёте то, что есть у вас.
console-member-role-title = Другая роль
console-member-role-hint = Действует сразу. Открытые сеансы завершаются, ключи передаются или отбираются.
console-member-role-save = Изменить роль
console-member-suspend-title = Приостановить доступ
console-member-suspend-hint = На время: никто не войдёт в эту учётную запись, пока вы её не вернёте.
console-member-suspend = Приостановить
console-member-restore = Вернуть доступ
console-member-remove-title = Удалить участника
console-member-remove-hint = Сеансы завершаются сразу, все ключи отбираются и обновляются. Открытые разговоры ждут другого. Написанное этим участником остаётся с его именем. То, что он мог читать раньше, он мог скопировать; этого не отменить.
console-member-remove = Удалить навсегда
console-member-left = Участник удалён: { $name }.
console-member-left-held = Отобрано и обновлено: { $purposes }.
console-member-left-exposed =
    { $count ->
         [one] Ещё обновляется { $count } ключ посетителей.
         [few] Ещё обновляются { $count } ключа посетителей.
         [many] Ещё обновляются { $count } ключей посетителей.
       *[other] Ещё обновляются { $count } ключа посетителей.
    }
console-permission-registers-read = Видеть реестры мер
console-permission-registers-write = Вести реестры мер
console-reason-title = Почему вы это открываете?
console-reason-lead = В вашей роли сначала называют причину, и только потом открываются данные человека. Причина записывается в журнал рядом с вашим именем и временем, изменить её нельзя.
console-reason-legend = Причина
console-reason-open = Открыть
console-reason-link = Открыть с указанием причины
console-roles-asks-reason = Называет причину, прежде чем откроется разговор или контакт
console-roles-asks-reason-hint = Причина выбирается из списка и остаётся в журнале. Такая роль не может экспортировать контакты.
problem-reason-first-title = Сначала назовите причину
problem-reason-first-detail = Ваша роль требует назвать причину, прежде чем это откроется. Выберите её; она останется в журнале.
