package dev.keepsake.config;

import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.RerankerKind;
import dev.keepsake.models.RerankerSettings;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the sections chat, embedder and reranker. */
final class ModelSections {

    private ModelSections() {}

    static KeepsakeConfig.Chat chat(Values values, Reading reading, List<Effective> effective) {
        ModelWords words = Settings.CHAT;
        List<ModelSettings> models = new ArrayList<>();
        Map<String, ModelPrices.Price> prices = new HashMap<>();
        one(values, reading, models, prices);
        for (Values part : more(words, values, reading)) {
            one(part, reading, models, prices);
            effective.addAll(part.effective());
        }
        if (values.says(words.more) && !values.says(words.provider) && !values.says(words.url)) {
            values.problem(
                    words.more,
                    "there is no first model that it could follow",
                    "name the first one in chat: provider and model");
        }
        boolean pictures = !models.isEmpty() && models.getFirst().seesPictures();
        if (models.isEmpty()
                && values.get(words.pictures, false)
                && reading.problems().isEmpty()) {
            values.problem(
                    words.pictures,
                    "describing pictures needs a chat model, and there is none",
                    "name one in the section chat");
        }
        LastResort lastResort = values.get(words.lastResort, LastResort.LOCAL);
        return new KeepsakeConfig.Chat(models, new ModelPrices(prices), lastResort, pictures);
    }

    /** The parts of the list of further models. */
    private static List<Values> more(ModelWords words, Values values, Reading reading) {
        List<Values> parts = new ArrayList<>();
        List<Node> more = values.get(words.more);
        for (int i = 0; more != null && i < more.size(); i++) {
            String prefix = words.more.path() + "[" + i + "].";
            parts.add(new Values(new Part(prefix, said(words, more.get(i), prefix, reading)), reading));
        }
        return parts;
    }

    private static void one(
            Values values, Reading reading, List<ModelSettings> models, Map<String, ModelPrices.Price> prices) {
        ModelWords words = Settings.CHAT;
        ModelPrices.Price price = values.get(words.price);
        new ModelReader(words, values, reading).read().ifPresent(settings -> {
            models.add(settings);
            if (price != null) {
                prices.put(settings.model(), price);
            }
            if (price != null && settings.model().isEmpty()) {
                values.problem(words.price, "a price needs a model by its name", "say model too");
            }
        });
    }

    /** What a part of the list says. */
    private static Map<String, Node> said(ModelWords words, Node item, String prefix, Reading reading) {
        return switch (item) {
            case Node.Text word -> ofWord(words, word, prefix, reading);
            case Node.Section section -> ofSection(words, section, prefix, reading);
            default -> {
                reading.problem(
                        item.where(),
                        prefix.substring(0, prefix.length() - 1),
                        "provider/model or a section is expected, got " + item.form(),
                        "write it like " + example(words));
                yield Map.of();
            }
        };
    }

    private static Map<String, Node> ofWord(ModelWords words, Node.Text word, String prefix, Reading reading) {
        Map<String, Node> said = OneWord.expand(words.section(), word);
        if (said.containsKey("provider")) {
            return said;
        }
        reading.problem(
                word.where(),
                prefix.substring(0, prefix.length() - 1),
                "provider/model is expected, got " + Shown.quoted(word.text()),
                "begin it with a provider, as in " + example(words) + ", or write a section with provider and model");
        return Map.of();
    }

    private static String example(ModelWords words) {
        return words.isChat() ? "groq/llama-3.3-70b-versatile" : "openai/text-embedding-3-small";
    }

    private static Map<String, Node> ofSection(ModelWords words, Node.Section section, String prefix, Reading reading) {
        Map<String, Node> said = new LinkedHashMap<>();
        List<String> known = words.ofOneModel().stream().map(Setting::name).toList();
        section.entries().forEach((name, node) -> {
            if (known.contains(name)) {
                said.put(name, node);
            } else if (ModelWords.OF_NO_PROVIDER.contains(name)) {
                reading.problem(
                        node.where(),
                        prefix + name,
                        "it is for all models together",
                        "say it once, in the section " + words.section());
            } else {
                Unknown.key(words.section(), prefix, name, node.where(), reading);
            }
        });
        return said;
    }

    static ModelSettings embedder(Values values, Reading reading) {
        return new ModelReader(Settings.EMBEDDER, values, reading)
                .read()
                .orElseGet(() -> ModelSettings.of(Provider.LOCAL, ""));
    }

    /** Those of other providers that may be changed to. */
    static List<ModelSettings> otherEmbedders(Values values, Reading reading, List<Effective> effective) {
        List<ModelSettings> others = new ArrayList<>();
        for (Values part : more(Settings.EMBEDDER, values, reading)) {
            new ModelReader(Settings.EMBEDDER, part, reading).read().ifPresent(others::add);
            effective.addAll(part.effective());
        }
        return others;
    }

    static RerankerSettings reranker(Values values, Reading reading) {
        RerankerKind kind = values.get(Settings.RERANKER_PROVIDER, RerankerKind.NONE);
        if (!values.says(Settings.RERANKER_KEY)) {
            ProviderVariables.ofReranker(kind.key()).stream()
                    .filter(name -> reading.variable(name).isPresent())
                    .findFirst()
                    .ifPresent(name -> values.offer(
                            Settings.RERANKER_KEY,
                            new Node.Text(reading.variable(name).orElse("").strip(), Where.providerVariable(name))));
        }
        Secret key = values.get(Settings.RERANKER_KEY);
        RerankerSettings settings = new RerankerSettings(
                kind,
                values.get(Settings.RERANKER_MODEL, ""),
                values.get(Settings.RERANKER_PATH),
                values.get(Settings.RERANKER_URL),
                key == null ? null : key.value());
        if (reading.problems().isEmpty() || values.says(Settings.RERANKER_PROVIDER)) {
            needs(settings, values, reading);
        }
        return settings;
    }

    /** What each kind has to be told. */
    private static void needs(RerankerSettings settings, Values values, Reading reading) {
        switch (settings.kind()) {
            case NONE -> {}
            case ONNX -> need(settings.path() != null, Settings.RERANKER_PATH, settings.kind(), values, reading);
            case COHERE, JINA -> {
                need(!settings.model().isEmpty(), Settings.RERANKER_MODEL, settings.kind(), values, reading);
                boolean reached = settings.key() != null || settings.url() != null;
                need(reached, Settings.RERANKER_KEY, settings.kind(), values, reading);
            }
            case VOYAGE -> {
                need(!settings.model().isEmpty(), Settings.RERANKER_MODEL, settings.kind(), values, reading);
                need(settings.key() != null, Settings.RERANKER_KEY, settings.kind(), values, reading);
            }
            case CHAT -> {
                need(!settings.model().isEmpty(), Settings.RERANKER_MODEL, settings.kind(), values, reading);
                need(settings.url() != null, Settings.RERANKER_URL, settings.kind(), values, reading);
            }
        }
    }

    private static void need(boolean there, Setting<?> setting, RerankerKind kind, Values values, Reading reading) {
        if (there || values.says(setting)) {
            return;
        }
        List<String> variables =
                setting.equals(Settings.RERANKER_KEY) ? ProviderVariables.ofReranker(kind.key()) : List.of();
        reading.problems()
                .add(new Problem(
                        values.where(Settings.RERANKER_PROVIDER).toString(),
                        setting.path(),
                        "it is missing, and the reranker " + kind.key() + " needs it",
                        "say " + setting.path()
                                + (variables.isEmpty() ? "" : ", or set " + String.join(" or ", variables))));
    }
}
