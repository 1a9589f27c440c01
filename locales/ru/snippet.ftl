## The two-click snippet: before the second click nothing is loaded and nothing is stored

snippet-button = Открыть чат
snippet-title = Начать чат?
snippet-text = Браузер соединится с сервером чата организации { $organisation } только после вашего согласия. Тогда до закрытия вкладки он сохранит в sessionStorage две записи: токен визита и отметку, что чат открыт. До этого ничего не загружается и не сохраняется.
snippet-confirm = Открыть чат
snippet-cancel = Отмена
snippet-close = Закрыть чат
snippet-notice = Уведомление о данных
snippet-imprint = Сведения об организации
snippet-frame = Окно чата: { $organisation }
