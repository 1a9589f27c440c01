## Views

console-filter-unassigned = Без ответственного
console-filter-snoozed = Отложенные
console-filter-team = Группа
console-empty-unassigned-title = У всех разговоров есть ответственный
console-empty-unassigned-text = Здесь появляются разговоры, которыми пока никто не занимается.
console-empty-snoozed-title = Ничего не отложено
console-empty-snoozed-text = Выберите «Отложить», и разговор вернётся в нужное время. Новое сообщение вернёт его сразу.
console-empty-team-title = Для этой группы ничего нет
console-empty-team-text = Здесь появляются разговоры, переданные группе вручную или по правилу.
console-list-narrow = Фильтр
console-view-name = Название подборки
console-view-save = Сохранить подборку
console-view-delete = Удалить подборку
console-list-search = Поиск по сообщениям
console-row-unread = не прочитано
console-row-mentioned = Вас упомянули
console-choose-title = Выберите разговор
console-choose-text = Он откроется здесь, рядом со списком.
console-choose-move = Вверх и вниз по списку

## How long somebody waits

console-wait-minutes = ждёт { $count } мин
console-wait-hours = ждёт { $count } ч
console-wait-days = ждёт { $count } дн.
console-snoozed-until = до { $date }

## Acts

console-act-assign = Назначить
console-act-priority = Приоритет
console-act-snooze = Отложить
console-act-tags = Метки
console-assign-member = Сотрудник
console-assign-nobody = Никто
console-assign-team = Группа
console-assign-no-team = Без группы
console-priority-low = Низкий
console-priority-normal = Обычный
console-priority-high = Высокий
console-priority-urgent = Срочно
console-priority-any = Любой
console-snooze-hour = На час
console-snooze-hours = На 4 часа
console-snooze-tomorrow = Завтра, 9:00
console-snooze-monday = Понедельник, 9:00
console-snooze-until = До
console-snooze-now = Вернуть сейчас
console-tags-label = Метки разговора
console-tags-hint = Разделяйте запятыми. Их видят только ваши сотрудники.

## Several at once

console-bulk-select-one = Выбрать: { $name }
console-bulk-label = С выбранными
console-bulk-close = Закрыть
console-bulk-tag = Добавить метку
console-bulk-tag-name = Метка
console-bulk-apply = Применить
console-bulk-left =
    { $count ->
        [one] { $count } разговор не удалось изменить: он приватный, завершён или его ведёт кто-то другой.
        [few] { $count } разговора не удалось изменить: они приватные, завершены или их ведёт кто-то другой.
        [many] { $count } разговоров не удалось изменить: они приватные, завершены или их ведёт кто-то другой.
       *[other] { $count } разговора не удалось изменить: они приватные, завершены или их ведёт кто-то другой.
    }

## In a conversation

console-log-earlier = Более ранние сообщения
console-log-latest = К последним сообщениям
console-message-edited = изменено
console-message-edit = Изменить
console-note-title = Внутренняя заметка
console-note-keep = Сохранить заметку
console-note-delete = Удалить заметку
console-note-hint = В чате посетитель не видит заметок, но они входят в отчёт о его данных. «@» упоминает коллегу.
console-composer-mode = Что вы пишете?
console-composer-answer = Ответ
console-answer-slash = «/» вставляет готовый текст.
console-insert-label = Готовые тексты
console-insert-mention = Упомянуть коллегу
console-insert-none = Ничего не найдено.
console-presence-here = Здесь также: { $names }
console-presence-writing = Пишет: { $names }

## Beside it

console-panel-open = Подробности
console-panel-close = Назад к разговору
console-panel-history = Прежние разговоры
console-panel-links = Тот же человек
console-panel-links-none = Связей нет.
console-panel-link = Связать посетителя
console-panel-link-address = Адрес другого разговора
console-panel-link-hint = Скопируйте его из адресной строки. Ничего не переносится: ни сообщения, ни согласия, ни ключи.
console-panel-link-do = Связать
console-panel-unlink = Убрать связь
console-panel-task-open = Обещан звонок
console-panel-task-done = Перезвонили
console-private-ask = Запросить доступ
console-private-ask-hint = Посетитель увидит вопрос в чате и решит сам. Отказ ничего для него не меняет.
console-private-asked = Посетителя спросили. Его ответ откроет разговор или оставит его приватным.

## Oneself

console-away-go = Отойти
console-away-back = Вы отошли. Вернуться
console-call-ask = Уведомлять меня
console-call-on = Уведомления включены
console-call-refused = Браузер блокирует уведомления
console-call-text = Посетитель ждёт

## Commands

console-commands = Команды
console-command-filter = Найти команду
console-command-none = Такой команды нет.
console-command-single = Выполнять команды одной клавишей
console-command-reply = Написать ответ
console-command-note = Написать внутреннюю заметку
console-command-next = Следующий в списке
console-command-previous = Предыдущий в списке
console-command-open = Открыть
console-command-select = Выбрать
console-command-search = Поиск
console-command-mine = Мои разговоры
console-command-away = Отойти или вернуться
console-command-help = Все команды и клавиши
