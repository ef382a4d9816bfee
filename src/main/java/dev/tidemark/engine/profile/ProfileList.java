package dev.tidemark.engine.profile;

import dev.tidemark.engine.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A profile file as it was read at one time; what changes it is compared with it.
public final class ProfileList {
    private final List<SavedProfile> profiles;
    private final Map<String, Problem> problems;
    private final Optional<byte[]> bytes;

    ProfileList(
            List<SavedProfile> profiles, Map<String, Problem> problems, Optional<byte[]> bytes) {
        this.profiles = List.copyOf(profiles);
        this.problems = new TreeMap<>(problems);
        this.bytes = bytes;
    }

    /// The profiles that were understood, by name.
    public List<SavedProfile> profiles() {
        return profiles;
    }

    /// The profile of that name, or empty.
    public Optional<SavedProfile> find(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /// What is wrong with the others, by name, each with its line.
    public Map<String, Problem> problems() {
        return Map.copyOf(problems);
    }

    /// Whether another reading found the very same file.
    public boolean sameFile(ProfileList other) {
        return Arrays.equals(bytes.orElse(null), other.bytes.orElse(null));
    }

    Optional<byte[]> bytes() {
        return bytes;
    }
}
