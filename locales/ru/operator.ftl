# Страница эксплуатации.

console-operator-title = Эксплуатация
console-operator-lead = Организации, размеры, состояние и версии. Содержимого здесь не видит никто: ключа к нему нет.
console-operator-door = Эту страницу открывает код. На сервере его выводит эта команда:
console-operator-code = Код
console-operator-open = Открыть
console-operator-wrong = Этот код не подходит или истёк. Запросите новый.
console-operator-leave = Закрыть страницу
console-operator-version = Версия
console-operator-database = База данных
console-operator-swept = Последнее уничтожение данных по сроку
console-operator-not-swept = с запуска ещё нет
console-operator-empty = Организаций пока нет.
console-operator-members = Сотрудники
console-operator-sites = Сайты
console-operator-subjects = Субъекты данных
console-operator-messages = Сообщения
console-operator-entries = Записи журнала
console-operator-sockets = На связи
console-operator-signs = Журнал подписывается.
console-operator-signs-not = Ключ подписи не открывается: это другой серверный ключ.
console-operator-recovery = Ключ восстановления подтверждён.
console-operator-recovery-not = Ключ восстановления не подтверждён.
console-operator-migration-count =
    { $count ->
        [one] { $count } миграция
        [few] { $count } миграции
        [many] { $count } миграций
       *[other] { $count } миграций
    }
