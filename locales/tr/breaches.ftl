problem-breach-open-title = Henüz her şey tamamlanmadı
problem-breach-open-detail = Herkes bilgilendirildiğinde ve kayıt eksiksiz olduğunda ihlal kapatılabilir. Lütfen nelerin eksik olduğuna bakın.
