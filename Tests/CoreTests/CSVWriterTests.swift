import Core
import Testing

@Suite struct CSVWriterTests {
    @Test func quotesWhatRFC4180Asks() {
        var csv = CSVWriter(header: ["name", "note"])
        csv.append(["plain", "with space"])
        csv.append(["a,b", "say \"hi\""])
        csv.append(["two\nlines", "carriage\rreturn"])
        csv.append(["", "\""])
        #expect(
            csv.text == "name,note\r\nplain,with space\r\n\"a,b\",\"say \"\"hi\"\"\"\r\n"
                + "\"two\nlines\",\"carriage\rreturn\"\r\n,\"\"\"\"\r\n")
    }

    /// Python's csv module reads `"x""́"` back as the same two scalars.
    @Test func doublesAQuoteUnderACombiningMark() {
        let csv = CSVWriter(header: ["x\"\u{301}"])
        #expect(Array(csv.text.utf8) == Array("\"x\"\"\u{301}\"\r\n".utf8))
    }

    /// "\r\n" is one `Character`.
    @Test func quotesACarriageReturnWithALineFeed() {
        #expect(CSVWriter(header: ["a\r\nb"]).text == "\"a\r\nb\"\r\n")
    }
}
