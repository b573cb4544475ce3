// A program that shows on a real terminal what the tests want to see: a list to move in, what was typed, the size.
import Glibc
import Terminal
import TextUI

TerminalSignals.block()

do {
    exit(try Fixture().run())
} catch {
    let sentence = "\(error)\n"
    write(STDERR_FILENO, sentence, sentence.utf8.count)
    exit(2)
}
