package dev.tidemark.desktop.completion;

/// How well a name fits what was typed.
final class Match {
    /// It does not fit.
    static final int NONE = Integer.MAX_VALUE;

    /// The typed text is the name's beginning, or all of it.
    static final int BEGINNING = 1;

    private Match() {}

    /// The smaller the better: 0 the name itself, 1 its beginning, 2 the beginnings of its words
    /// (`oi` for `order_items`), 3 the beginning of one of its words, 4 anywhere.
    ///
    /// @param name in lower case
    /// @param typed in lower case, may be empty
    static int of(String name, String typed) {
        if (typed.isEmpty() || name.startsWith(typed)) {
            return name.length() == typed.length() ? 0 : BEGINNING;
        }
        if (name.length() < typed.length()) {
            return NONE;
        }
        if (typed.length() > 1 && initials(name, typed)) {
            return 2;
        }
        int at = name.indexOf(typed);
        if (at < 0) {
            return NONE;
        }
        return name.charAt(at - 1) == '_' ? 3 : 4;
    }

    /// Whether the characters begin words of the name, in order, the first one the first word.
    private static boolean initials(String name, String typed) {
        int word = 0;
        int next = 0;
        while (word >= 0 && word < name.length() && next < typed.length()) {
            int at = word;
            while (at < name.length()
                    && next < typed.length()
                    && name.charAt(at) != '_'
                    && name.charAt(at) == typed.charAt(next)) {
                at++;
                next++;
            }
            if (at == word && word == 0) {
                return false;
            }
            int gap = name.indexOf('_', word);
            word = gap < 0 ? -1 : gap + 1;
        }
        return next == typed.length();
    }
}
