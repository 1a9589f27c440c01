//! Decides how figures become a picture: inline SVG in the page's own colours, light and dark.

use charts_rs::{BarChart, Box, Color, LineChart, Series};

/// How a chart draws its values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// Counts.
    Bars,
    /// A few counts, in a drawing that stands beside others.
    Few,
    /// Measures, with gaps where there is none.
    Line,
}

/// The drawing's own size, and that of a few counts; the page scales it.
const SIZE: (f32, f32) = (720.0, 220.0);
const SMALL: (f32, f32) = (520.0, 200.0);
/// The type of the labels where there is little room.
const SMALL_TYPE: f32 = 11.0;
/// Room for the last label at the right.
const MARGIN: Box = Box { left: 4.0, top: 8.0, right: 16.0, bottom: 4.0 };

/// What each colour of the drawing is in the page. The library knows fixed colours only, so it draws with these, and the page's own
/// are put in their places.
const COLOURS: [(&str, &str); 3] = [("#0A0B0C", "var(--accent)"), ("#1A1B1C", "var(--quiet)"), ("#2A2B2C", "var(--line)")];

fn colour(place: usize) -> Color {
    COLOURS.get(place).and_then(|(hex, _)| Color::parse(hex)).unwrap_or_default()
}

/// Draws values over their labels; empty where there is nothing to draw, such as zeros alone: the table says that better.
pub(crate) fn draw(shape: Shape, labels: Vec<String>, values: Vec<Option<f32>>) -> String {
    let most = values.iter().flatten().copied().fold(0.0, f32::max);
    if most <= 0.0 {
        return String::new();
    }
    let mut series = Series::new_nullable(String::new(), values);
    series.colors = None;
    let drawn = match shape {
        Shape::Bars | Shape::Few => {
            let mut chart = BarChart::new(vec![series], labels);
            dress(&mut chart.base, &mut chart.y_axis_configs);
            if shape == Shape::Few {
                (chart.base.width, chart.base.height) = SMALL;
                chart.base.x_axis.font.size = SMALL_TYPE;
                whole(&mut chart.y_axis_configs, most);
            }
            chart.radius = Some(2.0);
            chart.svg()
        }
        Shape::Line => {
            let mut chart = LineChart::new(vec![series], labels);
            dress(&mut chart.base, &mut chart.y_axis_configs);
            chart.svg()
        }
    };
    drawn.map(|svg| painted(&svg)).unwrap_or_default()
}

/// Counts so small that the library would draw lines between whole numbers: a line for each instead.
fn whole(y_axes: &mut [charts_rs::YAxisConfig], most: f32) {
    let counts = (1_usize..).zip([1.0, 2.0, 3.0, 4.0, 5.0_f32]);
    for (lines, count) in counts.filter(|(_, count)| (most - count).abs() < 0.5) {
        for axis in &mut *y_axes {
            (axis.max, axis.split_number) = (Some(count), lines);
        }
    }
}

fn dress(base: &mut charts_rs::ChartBase, y_axes: &mut [charts_rs::YAxisConfig]) {
    (base.width, base.height) = SIZE;
    base.margin = MARGIN;
    base.background_color = Color::default();
    base.legend.show = Some(false);
    base.series.colors = vec![colour(0)];
    base.x_axis.font.color = colour(1);
    base.x_axis.stroke_color = colour(2);
    base.grid.stroke_color = colour(2);
    base.compact = true;
    for axis in y_axes {
        axis.font.color = colour(1);
        axis.min = Some(0.0);
    }
}

/// The drawing in the page's colours and type, out of the reach of assistive technology: the table beside it says the same.
fn painted(svg: &str) -> String {
    let svg = COLOURS.iter().fold(svg.to_owned(), |svg, (hex, ours)| svg.replace(hex, ours).replace(&hex.to_lowercase(), ours));
    svg.replace(" font-family=\"Roboto\"", "").replacen("<svg ", "<svg class=\"chart\" aria-hidden=\"true\" focusable=\"false\" ", 1)
}
