package dev.keepsake.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is repeated in messages, and what is not. */
class ShownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-proj-abcdefghijklmnop",
                "sk-ant-api03-abcdefghijklmnop",
                "gsk_abcdefghijklmnop1234",
                "AIzaSyA-abcdefghijklmnop",
                "hf_abcdefghijklmnop",
                "xai-abcdefghijklmnop",
                "eyJhbGciOiJIUzI1NiJ9",
                "0123456789abcdef0123456789abcdef",
                "AKIAIOSFODNN7EXAMPLE",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "Bearer abcdefgh"
            })
    void whatLooksLikeAKeyIsNotRepeated(String text) {
        assertThat(Shown.quoted(text)).doesNotContain(text).contains("looks like a secret", "" + text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-5-mini",
                "meta-llama/Llama-3.3-70B-Instruct-Turbo",
                "anthropic.claude-3-5-sonnet-20240620-v1:0",
                "intfloat/multilingual-e5-large-instruct",
                "lmstudio-community/Meta-Llama-3.1-70B-Instruct-GGUF",
                "https://my-resource.openai.azure.com",
                "/tmp/some1234/directories/with56789/numbers",
                "jina-reranker-v2-base-multilingual",
                "20s"
            })
    void namesAddressesAndPathsAre(String text) {
        assertThat(Shown.quoted(text)).isEqualTo("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ada:hunter2@example.org/v1", "http://hunter2@example.org"})
    void credentialsInAnAddressAreNot(String text) {
        assertThat(Shown.quoted(text)).doesNotContain("hunter2").contains("(hidden)@example.org");
    }
}
