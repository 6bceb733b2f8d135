package dev.keepsake.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.DocumentKind;
import dev.keepsake.conversation.PictureDetail;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The parts of messages as chat APIs and clients of Mem0 write them. */
class MessageReaderTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void picturesComeAsAnAddressInAnObjectOrByItself() {
        assertThat(parts("[{'type':'text','text':'Look'},"
                        + "{'type':'image_url','image_url':{'url':'https://x.org/a.png','detail':'high'}},"
                        + "{'type':'image_url','image_url':'data:image/png;base64,AAAA','description':'a dog'},"
                        + "{'type':'image_url','image_url':{'url':'https://x.org/b.png'},'description':''}]"))
                .containsExactly(
                        new ContentPart.Text("Look"),
                        new ContentPart.Image("https://x.org/a.png", null, PictureDetail.HIGH),
                        new ContentPart.Image("data:image/png;base64,AAAA", "a dog", PictureDetail.AUTO),
                        new ContentPart.Image("https://x.org/b.png", null, PictureDetail.AUTO));
    }

    @Test
    void documentsComeUnderTheirKinds() {
        assertThat(parts("[{'type':'pdf_url','pdf_url':{'url':'https://x.org/a.pdf'}},"
                        + "{'type':'mdx_url','mdx_url':{'url':'VGV4dA=='}},"
                        + "{'type':'txt_url','txt_url':'https://x.org/a.txt','extracted':'known words'}]"))
                .containsExactly(
                        new ContentPart.Document(DocumentKind.PDF, "https://x.org/a.pdf", null),
                        new ContentPart.Document(DocumentKind.MDX, "VGV4dA==", null),
                        new ContentPart.Document(DocumentKind.TEXT, "https://x.org/a.txt", "known words"));
    }

    @Test
    void onePartMayStandWithoutAList() {
        assertThat(parts("{'type':'pdf_url','pdf_url':{'url':'https://x.org/a.pdf'}}"))
                .containsExactly(new ContentPart.Document(DocumentKind.PDF, "https://x.org/a.pdf", null));
    }

    @Test
    void aMessageThatSharesNothingIsNone() {
        assertThatThrownBy(() -> parts("[{'type':'image_url','image_url':{'url':' '}},{'type':'input_audio'}]"))
                .hasMessageContaining("no message that says anything");
    }

    @Test
    void anUnknownDetailOrAnAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> parts("[{'type':'image_url','image_url':{'url':'https://x.org/a','detail':'vast'}}]"))
                .hasMessageContaining("Unknown detail 'vast'")
                .hasMessageContaining("low, high, auto");
        assertThatThrownBy(() -> parts("[{'type':'pdf_url','pdf_url':7}]")).hasMessageContaining("pdf_url");
    }

    private static List<ContentPart> parts(String content) {
        String body = "{'messages':[{'role':'user','content':" + content + "}]}";
        return MessageReader.read(new JsonFields(JSON.readTree(body.replace('\'', '"')), ""))
                .getFirst()
                .content();
    }
}
