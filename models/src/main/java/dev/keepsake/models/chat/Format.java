package dev.keepsake.models.chat;

/** How a model is told the form of its reply, the surest first. */
enum Format {
    /** By a JSON schema that the provider holds it to. */
    SCHEMA,
    /** By a tool that it has to call with arguments of that schema. */
    TOOL,
    /** By being told to answer in JSON, with the schema among its instructions. */
    JSON,
    /** By its instructions alone. */
    PROSE
}
