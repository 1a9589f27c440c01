problem-period-refused-title = Bu süreye izin verilmiyor
problem-period-refused-detail = Belirtilen en kısa ve en uzun süre arasında bir süre seçin. Hiçbir şey değiştirilmedi.
