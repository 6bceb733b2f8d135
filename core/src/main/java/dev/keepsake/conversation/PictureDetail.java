package dev.keepsake.conversation;

/** How closely a model looks at a picture, and so how many tokens that takes. */
public enum PictureDetail {
    LOW,
    HIGH,
    AUTO
}
