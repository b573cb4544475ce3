import Dispatch
import Glibc
import Testing

@testable import Terminal

@Suite struct MailboxTests {
    private func isReadable(_ mailbox: Mailbox<Int>, milliseconds: Int32 = 0) -> Bool {
        var polled = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, milliseconds) == 1
    }

    @Test func messagesComeInOrderAndTheNewestLast() throws {
        let mailbox = try Mailbox<Int>()
        mailbox.sendNewest(100)
        mailbox.send(1)
        mailbox.send(2)
        mailbox.sendNewest(101)
        mailbox.send(3)
        #expect(mailbox.drain() == [1, 2, 3, 101])
        #expect(mailbox.drain().isEmpty)
    }

    @Test func itIsReadableWhileSomethingWaits() throws {
        let mailbox = try Mailbox<Int>()
        #expect(!isReadable(mailbox))
        mailbox.send(1)
        #expect(isReadable(mailbox))
        _ = mailbox.drain()
        #expect(!isReadable(mailbox))
        mailbox.sendNewest(2)
        #expect(isReadable(mailbox))
    }

    @Test func aSenderWakesTheOneThatWaits() throws {
        let mailbox = try Mailbox<Int>()
        // Not a task: the waiting test may hold the last thread that tasks could run on.
        DispatchQueue.global().async { mailbox.send(7) }
        #expect(isReadable(mailbox, milliseconds: 10_000))
        #expect(mailbox.drain() == [7])
    }

    @Test func nothingIsLostAmongManySenders() throws {
        let mailbox = try Mailbox<Int>()
        for sender in 0..<8 {
            DispatchQueue.global().async { for number in 0..<500 { mailbox.send(sender * 1000 + number) } }
        }
        var received: [Int] = []
        while received.count < 4000, isReadable(mailbox, milliseconds: 10_000) { received += mailbox.drain() }
        #expect(received.count == 4000)
        for sender in 0..<8 {
            let own = received.filter { $0 / 1000 == sender }
            #expect(own == own.sorted())
        }
    }
}
