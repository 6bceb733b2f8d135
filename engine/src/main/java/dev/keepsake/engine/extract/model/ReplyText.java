package dev.keepsake.engine.extract.model;

import dev.keepsake.model.ChatModel.ChatReply;

/** What a model says behind its thinking. */
final class ReplyText {

    private static final String END_OF_THINKING = "</think>";
    private static final String START_OF_THINKING = "<think>";

    private ReplyText() {}

    /** The reply without its thinking, stripped; empty when it never came to an end. */
    static String of(ChatReply reply) {
        String text = reply.text();
        int thought = text.lastIndexOf(END_OF_THINKING);
        String said = thought < 0 ? text : text.substring(thought + END_OF_THINKING.length());
        int thinking = said.indexOf(START_OF_THINKING);
        return (thinking < 0 ? said : said.substring(0, thinking)).strip();
    }
}
