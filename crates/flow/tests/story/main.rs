//! The engine from outside: the contract's journeys, the gate, what is understood, and what random visitors do.

#[cfg(test)]
mod articles;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod gate;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod measured;
#[cfg(test)]
mod random;
#[cfg(test)]
mod rights;
