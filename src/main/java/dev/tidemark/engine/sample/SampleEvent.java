package dev.tidemark.engine.sample;

/// What became of a sample's database so far.
public sealed interface SampleEvent {
    /// The sample that it is about.
    Sample sample();

    /// Its database is made now.
    ///
    /// @param index 1 for the first of the samples
    /// @param total how many samples there are
    record Making(Sample sample, int index, int total) implements SampleEvent {}

    /// Its database is there, new.
    record Made(Sample sample) implements SampleEvent {}

    /// Its database was there already and stayed as it was.
    record Kept(Sample sample) implements SampleEvent {}
}
