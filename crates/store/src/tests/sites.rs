//! Sites on both engines: what was chosen is read back, and another organisation's site is not there.

use super::house::{House, hour, on_both, refused};
use domain::Refusal;
use domain::site::{self, Colour, Kind, Logo, Look, Opening, Position, Settings, Texts};
use locale::Locale;
use std::collections::BTreeMap;

#[test]
fn what_was_chosen_is_read_back() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (id, by) = (house.site, house.owner);
        let before = house.store.read(|r| r.site_settings(house.organisation, id)).unwrap().unwrap();
        assert_eq!((before.look, before.texts.len()), (Look::default(), 0), "a site begins with the look of the house");
        let texts = Texts { title: "Fragen?".into(), ..Texts::default() };
        let look = Look {
            colour: Colour::parse("#ffcc00").unwrap(),
            position: Position::Left,
            kind: Kind::SlideIn,
            opening: Opening::Scrolled(40),
        };
        let chosen = Settings { look, texts: BTreeMap::from([(Locale::De, texts)]), ..before.clone() };
        let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0crc!"[..], b"\0\0\0\0IEND\xaeB`\x82"].concat();
        let logo = Logo::read(png).unwrap();
        let (typed, kept) = (chosen.clone(), logo.clone());
        house
            .act(move |tx| {
                let before = tx.site_settings(id)?;
                let decision = site::change(id, &before, typed, false, by, hour(1))?.unwrap();
                tx.apply(&decision)?;
                tx.apply(&site::change_logo(id, Some(kept), by, hour(1)))
            })
            .unwrap();
        let read = house.store.read(|r| Ok((r.site_settings(house.organisation, id)?, r.site_logo(id)?))).unwrap();
        assert_eq!(read, (Some(chosen), Some(logo)));
        let plain = before.clone();
        house
            .act(move |tx| {
                let now = tx.site_settings(id)?;
                tx.apply(&site::change(id, &now, plain, false, by, hour(2))?.unwrap())?;
                tx.apply(&site::change_logo(id, None, by, hour(2)))
            })
            .unwrap();
        let read = house.store.read(|r| Ok((r.site_settings(house.organisation, id)?, r.site_logo(id)?))).unwrap();
        assert_eq!(read, (Some(before), None));
        house.verify().unwrap();
    });
}

#[test]
fn another_organisations_site_is_not_there() {
    on_both(|ground| {
        let (house, other) = (House::build(&ground, 1), House::build(&ground, 2));
        let id = house.site;
        assert!(other.store.read(|r| r.site_settings(other.organisation, id)).unwrap().is_none());
        assert_eq!(refused(other.act(move |tx| tx.site_settings(id))), Refusal::NotFound);
    });
}
