package dev.tidemark.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a command as a shell takes them: quotes keep blanks together, variables are
/// replaced outside of single quotes.
final class ShellWords {
    private static final Pattern PART =
            Pattern.compile("'(?<literal>[^']*)'|\"(?<quoted>[^\"]*)\"|(?<plain>[^\\s'\"]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)}?");

    private ShellWords() {}

    static List<String> of(String command, Map<String, String> variables) {
        var words = new ArrayList<String>();
        int end = -1;
        for (var part = PART.matcher(command); part.find(); end = part.end()) {
            String text =
                    part.group("literal") != null
                            ? part.group("literal")
                            : filled(
                                    part.group("quoted") != null
                                            ? part.group("quoted")
                                            : part.group("plain"),
                                    variables);
            if (part.start() == end) {
                words.set(words.size() - 1, words.getLast() + text);
            } else {
                words.add(text);
            }
        }
        return words;
    }

    private static String filled(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "")));
    }
}
