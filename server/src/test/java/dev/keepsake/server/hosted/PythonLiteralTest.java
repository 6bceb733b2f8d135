package dev.keepsake.server.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLiteralTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'user_id': 'x'}                        | {"user_id":"x"}
            {"user_id": "x"}                        | {"user_id":"x"}
            {'a': "it's", 'b': 'say "hi"'}          | {"a":"it's","b":"say \\"hi\\""}
            {'a': 'it\\'s', 'b': 'c:\\\\d'}         | {"a":"it's","b":"c:\\\\d"}
            {'a': True, 'b': False, 'c': None}      | {"a":true,"b":false,"c":null}
            {'True': 'None'}                        | {"True":"None"}
            {'OR': [{'user_id': 'x'}, {'n': -1.5}]} | {"OR":[{"user_id":"x"},{"n":-1.5}]}
            {'a': '\\x41\\u00e9\\U0001f600'}        | {"a":"A\u00e9\ud83d\ude00"}
            {'a': '{"b": [1]}'}                     | {"a":"{\\"b\\": [1]}"}
            """)
    void readsWhatPythonPrints(String literal, String json) {
        assertThat(PythonLiteral.read(literal)).hasToString(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{'a'",
                "{'a': 'b",
                "{'a': b}",
                "{'a': '\\x4'}",
                "{'a': '\\xzz'}",
                "{'a': '\\U00110000'}",
                "{'a': __import__('os')}",
                "{'a': 'b'} {'c': 'd'}",
                "{'a': (1,)}",
                "{'a': {1}}"
            })
    void refusesEverythingElse(String literal) {
        assertThatThrownBy(() -> PythonLiteral.read(literal))
                .isInstanceOf(KeepsakeException.class)
                .hasMessage("The query parameter 'filters' is neither a JSON object nor a Python dictionary");
    }
}
