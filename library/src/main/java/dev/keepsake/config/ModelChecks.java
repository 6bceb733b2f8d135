package dev.keepsake.config;

import dev.keepsake.model.EmbedderId;
import dev.keepsake.models.ChatModelCatalogue;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a model's settings have to say together: what is missing, what stands in the wrong field, what cannot be true. */
final class ModelChecks {

    /** How keys begin that only one provider gives out. */
    private static final Map<String, Provider> FORMS_OF_KEYS = Map.of(
            "sk-ant-", Provider.ANTHROPIC,
            "sk-or-", Provider.OPENROUTER,
            "sk-proj-", Provider.OPENAI,
            "gsk_", Provider.GROQ,
            "xai-", Provider.XAI,
            "AIza", Provider.GEMINI,
            "hf_", Provider.HUGGINGFACE);

    /** Where one asks, below the address of an interface. */
    private static final Pattern QUESTION = Pattern.compile(
            ".*?/(chat/completions|completions|embeddings|messages|responses|api/chat|api/embed|api/generate)/?");

    private static final Pattern SENTENCE =
            Pattern.compile("(?<key>[a-z-]+) (?<problem>.*?)(?:: (?<cure>[^:]*.*))?", Pattern.DOTALL);

    private final ModelWords words;
    private final Values values;
    private final Reading reading;

    ModelChecks(ModelWords words, Values values, Reading reading) {
        this.words = words;
        this.values = values;
        this.reading = reading;
    }

    void check(ModelSettings settings) {
        if (words.isChat() && settings.provider() == Provider.LOCAL) {
            values.problem(
                    words.provider,
                    "there are no chat models in this process",
                    "leave the section chat out: then rules read");
            return;
        }
        List<String> theirs =
                words.isChat() ? ChatModelCatalogue.problems(settings) : EmbedderCatalogue.problems(settings);
        Optional<String> wrongProvider = theirs.stream()
                .filter(problem -> problem.startsWith(words.provider.name() + " "))
                .findFirst();
        if (wrongProvider.isPresent()) {
            // What another provider needs is another matter.
            theirs(wrongProvider.get());
            return;
        }
        address(settings.provider(), settings.access().url());
        key(settings);
        together(settings);
        if (isAzure(settings.provider())) {
            azure(settings);
        }
        if (settings.provider() == Provider.LOCAL) {
            local(settings);
        }
        theirs.forEach(this::theirs);
    }

    /** What those find who open models: a sentence that begins with a key and ends with the cure. */
    private void theirs(String sentence) {
        Matcher form = SENTENCE.matcher(sentence);
        Setting<?> setting = form.matches() ? setting(form.group("key")) : null;
        if (setting == null) {
            reading.problem(values.whole(), words.section(), sentence, "see docs/providers.md");
            return;
        }
        if (follows(setting)) {
            return;
        }
        String cure = form.group("cure") == null ? "see docs/providers.md" : form.group("cure");
        if (values.says(setting)) {
            values.problem(setting, "it " + form.group("problem"), cure);
        } else {
            values.missing(setting, values.whole(), "it " + form.group("problem"), cure);
        }
    }

    /** Whether what is found of a setting only follows from something that is told already. */
    private boolean follows(Setting<?> setting) {
        boolean ofModel = setting.equals(words.dimensions) || setting.equals(words.model);
        return !values.sound(setting)
                || (ofModel && !values.sound(words.model, words.azure.deployment))
                || (setting.equals(words.key) && !values.sound(words.url, words.headers));
    }

    private @Nullable Setting<?> setting(String name) {
        String own = name.equals("project") ? words.google.cloudProject.name() : name;
        return words.all().stream()
                .filter(setting -> setting.name().equals(own))
                .findFirst()
                .orElse(null);
    }

    private void address(Provider provider, @Nullable URI url) {
        if (url == null) {
            if (!values.says(words.url) && (provider == Provider.OPENAI_COMPATIBLE || isAzure(provider))) {
                missing(
                        words.url,
                        isAzure(provider) ? "https://my-resource.openai.azure.com" : "http://localhost:11434/v1");
            }
            return;
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String path = String.valueOf(url.getPath());
        if (!isAzure(provider)
                && (host.endsWith(".openai.azure.com") || host.endsWith(".cognitiveservices.azure.com"))) {
            values.problem(
                    words.url,
                    "this is an address of Azure's, and the provider is " + provider.key(),
                    "choose provider azure_openai, and give deployment and api-version too");
        } else if (isAzure(provider) && (path.contains("/deployments/") || url.getQuery() != null)) {
            values.problem(
                    words.url,
                    "it goes on beyond the endpoint",
                    "write url: https://" + url.getHost() + ", and what follows as deployment and api-version");
        } else if (QUESTION.matcher(path).matches()) {
            values.problem(
                    words.url,
                    "it names what is asked there, not where the interface begins",
                    "end it before /" + QUESTION.matcher(path).replaceFirst("$1"));
        } else if (url.getQuery() != null || url.getFragment() != null) {
            values.problem(words.url, "it has a part behind ? or #", "leave that out");
        }
    }

    private void key(ModelSettings settings) {
        Provider provider = settings.provider();
        String key = settings.access().key();
        URI url = settings.access().url();
        if (key == null) {
            if (values.says(words.key)) {
                return;
            }
            if (provider.signIn() == Provider.SignIn.KEY
                    && (url == null && !isElsewhere(provider))
                    && settings.access().headers().isEmpty()
                    && values.sound(words.headers)) {
                missingKey(provider);
            } else if (isAzure(provider)) {
                strangerRemark(provider);
            }
            return;
        }
        if (provider == Provider.LOCAL) {
            values.problem(
                    words.key, "models in this process need no key", "leave it out, or choose the provider it is for");
        } else if (url == null || isAzure(provider)) {
            keyOfAnother(provider, key);
        }
        if (url != null && "http".equalsIgnoreCase(url.getScheme()) && !Addresses.isNear(url)) {
            values.remark(
                    words.url,
                    "the key travels to " + url.getHost() + " without encryption",
                    "use https, or leave the key out");
        }
    }

    /** Whether an address that cannot be used seems to be another one than the provider's own. */
    private boolean isElsewhere(Provider provider) {
        URI own = provider.url();
        return values.node(words.url) instanceof Node.Text said
                && (own == null || !said.text().contains(own.getHost()));
    }

    private void keyOfAnother(Provider provider, String key) {
        FORMS_OF_KEYS.entrySet().stream()
                .filter(form -> key.startsWith(form.getKey()))
                .filter(form -> form.getValue() != provider && !related(form.getValue(), provider))
                .findFirst()
                .ifPresent(form -> values.problem(
                        words.key,
                        "it has the form of a key of " + form.getValue().key() + ", and the provider is "
                                + provider.key(),
                        "choose provider " + form.getValue().key() + ", or give the key of " + provider.key()));
    }

    private static boolean related(Provider one, Provider other) {
        return one == Provider.OPENAI && other == Provider.OPENAI_STRUCTURED;
    }

    private void missingKey(Provider provider) {
        List<String> own = ProviderVariables.of(provider, words.isChat(), "key");
        String variables = String.join(" or ", own);
        values.missing(
                words.key,
                values.whole(),
                provider.key() + " wants a key, and there is none",
                (own.isEmpty() ? "" : "set " + variables + ", or ") + ours() + "say " + values.path(words.key)
                        + ": {env: NAME}");
        strangerRemark(provider);
    }

    /** Our own variable for the key; the parts of a list have none. */
    private String ours() {
        return values.path(words.key).equals(words.key.path()) ? "set " + words.key.variable() + ", or " : "";
    }

    private void strangerRemark(Provider provider) {
        String own = String.join(" or ", ProviderVariables.of(provider, words.isChat(), "key"));
        ProviderVariables.strangersKey(provider, words.isChat(), reading)
                .ifPresent(name -> reading.remark(
                        Where.providerVariable(name),
                        values.path(words.key),
                        name + " is set, but the provider is " + provider.key() + ", which reads " + own,
                        "put the key of " + provider.key() + " into " + own + ", or choose the provider of " + name));
    }

    private void together(ModelSettings settings) {
        boolean id = values.says(words.aws.accessKeyId);
        boolean secret = values.says(words.aws.secretAccessKey);
        if (words.aws.region.isFor(settings.provider()) && id != secret) {
            values.problem(
                    id ? words.aws.accessKeyId : words.aws.secretAccessKey,
                    "access-key-id and secret-access-key belong together",
                    "say both, or neither to have AWS's own order asked");
            values.settle(words.aws.accessKeyId, words.aws.secretAccessKey);
        }
    }

    private void azure(ModelSettings settings) {
        ModelSettings.Azure azure = settings.access().azure();
        String deployment = azure.deployment();
        if (!values.says(words.azure.deployment) && !values.says(words.model)) {
            missing(words.azure.deployment, "my-deployment");
        } else if (deployment != null && deployment.contains("/")) {
            values.problem(
                    words.azure.deployment,
                    "the name of a deployment is expected, got an address",
                    "write its name alone; the address belongs into " + values.path(words.url));
        }
        if (deployment != null && !values.says(words.azure.apiVersion)) {
            reading.remark(
                    values.where(words.azure.deployment),
                    values.path(words.azure.apiVersion),
                    "it is missing, so that Azure's address without versions is asked, /openai/v1",
                    "say api-version, such as 2024-10-21, where the resource does not have that address");
        }
        boolean tenant = values.says(words.azure.tenant);
        boolean secret = values.says(words.azure.clientSecret);
        boolean all = tenant && secret && values.says(words.azure.clientId);
        if ((tenant || secret) && !all) {
            values.problem(
                    tenant ? words.azure.tenant : words.azure.clientSecret,
                    "tenant, client-id and client-secret belong together",
                    "say all three to sign in as an application; client-id alone means an identity of this machine");
            values.settle(words.azure.tenant, words.azure.clientId, words.azure.clientSecret);
        }
        if (settings.access().key() != null && all) {
            values.problem(
                    words.azure.clientSecret,
                    "there is a key and a sign-in to Entra as well",
                    "keep the one that is meant: with a key nobody signs in");
        }
    }

    private void local(ModelSettings settings) {
        if (!values.sound(words.model)) {
            return;
        }
        List<String> names =
                EmbedderCatalogue.embedders().stream().map(EmbedderId::name).toList();
        Optional<EmbedderId> id = EmbedderCatalogue.embedders().stream()
                .filter(known -> known.name().equals(settings.model()))
                .findFirst();
        if (id.isEmpty()) {
            values.problem(
                    words.model,
                    "there is no embedder " + Shown.quoted(settings.model()) + " in this process",
                    Nearest.to(settings.model(), names)
                            .map(near -> "did you mean " + near + "? For a model of a provider say provider/model")
                            .orElse(
                                    "there are " + String.join(", ", names)
                                            + "; for a model of a provider say provider/model, such as openai/text-embedding-3-small"));
            return;
        }
        int makes = id.get().dimension();
        if (settings.dimensions() != 0 && settings.dimensions() != makes) {
            values.problem(
                    words.dimensions,
                    settings.model() + " makes vectors of " + makes + " numbers, not " + settings.dimensions(),
                    "leave dimensions out, or say " + makes);
        }
    }

    private void missing(Setting<?> setting, String example) {
        List<String> names = values.node(words.provider) == null
                ? List.of()
                : ProviderVariables.of(provider(), words.isChat(), setting.name());
        values.missing(
                setting,
                values.whole(),
                "it is missing, and " + provider().key() + " cannot be asked without it",
                "say " + values.path(setting) + ", such as " + example
                        + (names.isEmpty() ? "" : ", or set " + String.join(" or ", names)));
    }

    private Provider provider() {
        return values.node(words.provider) instanceof Node.Text text
                ? Provider.named(text.text()).orElse(Provider.OPENAI_COMPATIBLE)
                : Provider.OPENAI_COMPATIBLE;
    }

    private static boolean isAzure(Provider provider) {
        return provider == Provider.AZURE_OPENAI || provider == Provider.AZURE_OPENAI_STRUCTURED;
    }
}
