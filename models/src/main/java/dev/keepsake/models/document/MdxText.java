package dev.keepsake.models.document;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of MDX: Markdown without its front matter, its imports and exports, its comments and the tags and expressions of its
 * components; what stands between tags stays. Code in fences stays as it is written.
 */
final class MdxText {

    /** Far more than anybody keeps of a document. */
    private static final int LONGEST = 500_000;

    private static final String FENCE = "```";
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---[ \\t]*\\R[\\s\\S]{0,20000}?^---[ \\t]*$", Pattern.MULTILINE);
    private static final List<Pattern> MARKUP = List.of(
            Pattern.compile("<!--[\\s\\S]*?(?:-->|\\z)"),
            Pattern.compile("\\{/\\*[\\s\\S]*?(?:\\*/\\}|\\z)"),
            Pattern.compile(
                    "(?m)^(?:import\\b[^\\n]{0,500}\\bfrom\\b[^\\n]{0,200}|import\\s+['\"][^\\n]{0,200}|export\\s+(?:const|let|default|function)\\b[^\\n]*)$"),
            Pattern.compile(
                    "</?[A-Za-z][\\w.:-]{0,60}(?:\\s(?:[^<>{}\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'|\\{[^{}]{0,2000}\\}){0,200}+)?/?>"),
            Pattern.compile("</?>"),
            Pattern.compile("\\{[^{}\\n]{0,500}\\}"));
    private static final Pattern GAPS = Pattern.compile("\\n[ \\t\\n]*\\n");

    private MdxText() {}

    static String of(String mdx) {
        String beginning = mdx.substring(0, Math.min(mdx.length(), LONGEST)).replace("\r\n", "\n");
        String body = FRONT_MATTER.matcher(beginning).replaceFirst("");
        String[] parts = body.split(FENCE, -1);
        StringBuilder text = new StringBuilder();
        for (int part = 0; part < parts.length; part++) {
            boolean code = part % 2 == 1;
            text.append(
                    code ? FENCE + parts[part] + (part < parts.length - 1 ? FENCE : "") : withoutMarkup(parts[part]));
        }
        return GAPS.matcher(text).replaceAll("\n\n").strip();
    }

    private static String withoutMarkup(String markdown) {
        String text = markdown;
        for (Pattern pattern : MARKUP) {
            text = pattern.matcher(text).replaceAll("");
        }
        return text;
    }
}
