package dev.keepsake.cli.command;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The caller's attributes. */
final class AttributeOptions {

    @Option(
            names = "--attribute",
            paramLabel = "KEY=VALUE",
            description =
                    "An attribute to keep with the memory; repeatable. A number, true and false are kept as such.")
    private Map<String, String> attributes = new LinkedHashMap<>();

    Attributes attributes() {
        Attributes all = Attributes.NONE;
        for (Map.Entry<String, String> entry : attributes.entrySet()) {
            all = all.with(entry.getKey(), value(entry.getValue()));
        }
        return all;
    }

    private static AttributeValue value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return new AttributeValue.Flag(text.equals("true"));
        }
        return text.matches("-?(0|[1-9]\\d{0,17})(\\.\\d{1,17})?")
                ? new AttributeValue.Number(new BigDecimal(text))
                : new AttributeValue.Text(text);
    }
}
