problem-breach-open-title = Nie wszystko zostało jeszcze zrobione
problem-breach-open-detail = Naruszenie można zamknąć, gdy wszyscy zostali powiadomieni, a rejestr jest kompletny. Proszę sprawdzić, czego brakuje.
