problem-period-refused-title = Такой срок недопустим
problem-period-refused-detail = Выберите срок между самым коротким и самым длинным из названных. Ничего не изменено.
