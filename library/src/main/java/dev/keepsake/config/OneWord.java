package dev.keepsake.config;

import dev.keepsake.models.RerankerKind;
import dev.keepsake.models.provider.Provider;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A section given as one word: {@code openai/gpt-5-mini}, {@code e5-small-v2-q}, {@code jina}. */
final class OneWord {

    private OneWord() {}

    /** What the word says, by the section's keys. */
    static Map<String, Node> expand(String section, Node.Text word) {
        String text = word.text().strip();
        int slash = text.indexOf('/');
        String first = slash < 0 ? text : text.substring(0, slash);
        String rest = slash < 0 ? "" : text.substring(slash + 1);
        if (section.equals("reranker")) {
            boolean known = Arrays.stream(RerankerKind.values())
                    .anyMatch(kind -> kind.key().equals(first));
            return known ? said(word, first, rest) : said(word, text, "");
        }
        if (Provider.named(first).isPresent()) {
            return said(word, first, rest);
        }
        boolean embedder = section.equals("embedder");
        if (slash > 0 && (embedder || Nearest.to(first, Provider.names()).isPresent())) {
            return said(word, first, rest);
        }
        return said(word, embedder ? Provider.LOCAL.key() : "", text);
    }

    private static Map<String, Node> said(Node.Text word, String provider, String model) {
        Map<String, Node> said = new LinkedHashMap<>();
        if (!provider.isEmpty()) {
            said.put("provider", new Node.Text(provider, word.where()));
        }
        if (!model.isEmpty()) {
            said.put("model", new Node.Text(model, word.where()));
        }
        return said;
    }
}
