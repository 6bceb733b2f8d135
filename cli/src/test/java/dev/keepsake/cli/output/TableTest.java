package dev.keepsake.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void theElasticColumnTakesWhatTheOthersLeave() {
        Table table = new Table(1, "ID", "TEXT");
        table.add("1", "a".repeat(100));

        assertThat(table.lines(40, Style.PLAIN)).containsExactly("ID  TEXT", "1   " + "a".repeat(33) + "...");
    }

    @Test
    void whatFitsIsNotCut() {
        Table table = new Table(0, "TEXT", "ID");
        table.add("short", "1");

        assertThat(table.lines(40, Style.PLAIN)).containsExactly("TEXT   ID", "short  1");
    }

    @Test
    void wideCharactersCountTwice() {
        Table table = new Table(0, "TEXT", "ID");
        table.add("\u6771\u4eac".repeat(20), "1");

        assertThat(table.lines(30, Style.PLAIN).get(1)).isEqualTo("\u6771\u4eac".repeat(5) + "\u6771...   1");
    }

    @Test
    void controlCharactersCannotReachTheTerminal() {
        Table table = new Table(0, "TEXT");
        table.add("red\u001b[31m\nand\tmore\u0007");

        assertThat(table.lines(80, Style.PLAIN).get(1)).isEqualTo("red [31m and more");
    }

    @Test
    void onlyTheHeadingIsSetOff() {
        Table table = new Table(0, "TEXT");
        table.add("x");

        assertThat(table.lines(80, Style.COLOURED)).containsExactly("\u001b[1mTEXT\u001b[0m", "x");
    }
}
