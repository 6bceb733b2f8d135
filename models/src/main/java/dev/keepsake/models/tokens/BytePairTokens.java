package dev.keepsake.models.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.keepsake.model.TokenCounter;

/**
 * Counts tokens as OpenAI's models of 2024 and later do (the byte pairs of {@code o200k_base}). Other families cut text a
 * little differently: their counts are near these, not equal. The 200,000 pairs are loaded at the first count.
 */
public final class BytePairTokens implements TokenCounter {

    @Override
    public int count(String text) {
        // What looks like a control token in somebody's text is text.
        return text.isEmpty() ? 0 : Pairs.O200K.countTokensOrdinary(text);
    }

    /** Loaded when first needed: it takes half a second, and many a process never counts. */
    private static final class Pairs {

        static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }
}
