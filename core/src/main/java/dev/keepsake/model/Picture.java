package dev.keepsake.model;

import dev.keepsake.conversation.PictureDetail;
import java.util.Arrays;

/**
 * A picture shown to a chat model.
 *
 * @param mediaType such as {@code image/png}
 * @param bytes its content; shared, not copied
 * @param detail how closely to look
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(String mediaType, byte[] bytes, PictureDetail detail) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that
                && mediaType.equals(that.mediaType)
                && detail == that.detail
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * mediaType.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Picture[" + mediaType + ", " + bytes.length + " bytes]";
    }
}
