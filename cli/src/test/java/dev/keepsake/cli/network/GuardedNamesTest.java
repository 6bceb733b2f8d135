package dev.keepsake.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.egress.Egress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedNamesTest {

    @AfterEach
    void openAgain() {
        GuardedNames.allowOnly(Egress.ANYWHERE);
    }

    @Test
    void namesOutsideTheListAreNotLookedUpByAnybodyInTheProcess() {
        GuardedNames.allowOnly(Egress.only(List.of("*.example.org")));

        assertThatThrownBy(() -> InetAddress.getAllByName("metadata.google.internal"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("egress.allow");
    }

    @Test
    void namesInTheListGoToTheMachinesOwnResolver() {
        GuardedNames.allowOnly(Egress.only(List.of("*.invalid")));

        // A name that nobody has, by RFC 6761: the refusal is the resolver's and not ours.
        assertThatThrownBy(() -> InetAddress.getAllByName("nobody.invalid"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageNotContaining("egress.allow");
    }

    @Test
    void thisMachineIsAlwaysKnown() throws UnknownHostException {
        GuardedNames.allowOnly(Egress.NOWHERE);

        assertThat(InetAddress.getAllByName("localhost")).allMatch(InetAddress::isLoopbackAddress);
        assertThat(InetAddress.getAllByName("127.0.0.1")).allMatch(InetAddress::isLoopbackAddress);
    }
}
