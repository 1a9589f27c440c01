## Что стоит в каждом документе

document-missing = (заполнить)
document-not-advice = Не является юридической консультацией. Составлено Parlour по действующим настройкам.
document-controller = Контролёр
document-processor = Обработчик
document-signed-by = Подписал(а)
document-signed-role = Должность
document-signed-at = Дата, время
document-signed-method = Способ подтверждения
document-signed-proof = Подтверждение в журнале
