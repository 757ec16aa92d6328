using System.Text;
using AdvisorWorkstation.Features.Imports;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>What is wrong in one place of a custodian's file is found there. Each case changes one thing of a sound file.</summary>
public sealed class CustodianFaultTests
{
    public static TheoryData<string, string, string, int, string, string> Faults => new()
    {
        { "schwab_transactions.csv", "11/17/2026 as of 11/16/2026\",\"Reinvest Shares", "11/17/2026 as of 11/36/2026\",\"Reinvest Shares", 3, "Date", "no date" },
        { "schwab_transactions.csv", "\"Buy\"", "\"Gift\"", 7, "Action", "no action that is known" },
        { "schwab_transactions.csv", "\"2\",\"$455.00\"", "\"-2\",\"$455.00\"", 7, "Quantity", "can't be" },
        { "schwab_transactions.csv", "\"-$910.00\"", "\"$910.00\"", 7, "Amount", "wrong sign" },
        { "schwab_transactions.csv", "\"-$910.00\"", "\"--\"", 7, "Amount", "says nothing" },
        { "schwab_transactions.csv", "\"$3.17\"", "\"$31.70\"", 11, "Amount", "totals row says" },
        { "schwab_transactions.csv", "\"-45\",\"$40.10\",\"\",\"\"", "\"0\",\"$40.10\",\"\",\"\"", 5, "Quantity", "no shares" },
        { "schwab_realized.csv", "from 01/01/2026", "since 01/01/2026", 1, "title", "a period" },
        { "schwab_realized.csv", "\"No\",\"\",\"06/05/2026\"", "\"Yes\",\"\",\"06/05/2026\"", 3, "Disallowed Loss", "is not known" },
        { "schwab_realized.csv", "\"Yes\",\"$11.64\"", "\"No\",\"$11.64\"", 4, "Disallowed Loss", "no wash sale" },
        { "schwab_realized.csv", "\"$7,051.50\"", "\"$7,501.50\"", 3, "Gain/Loss ($)", "the row says" },
        { "schwab_realized.csv", "\"06/03/2019\"", "\"06/06/2026\"", 3, "Opened Date", "after the 2026-06-05" },
        { "schwab_realized.csv", "08/06/2026\",\"Various", "08/06/2025\",\"Various", 6, "Closed Date", "outside of the title's period" },
        { "schwab_realized.csv", "\"$8,175.00\"", "\"$8,157.00\"", 7, "Proceeds", "totals row says" },
        { "fidelity_history.csv", " YOU SOLD NOVA", " YOU LENT NOVA", 4, "Action", "no action that is known" },
        { "fidelity_history.csv", " 11/18/2026,", " 18.11.2026,", 4, "Run Date", "no date" },
        { "fidelity_history.csv", ",-1354.95,", ",1354.95,", 6, "Amount ($)", "wrong sign" },
        { "fidelity_realized.csv", "NOVA(000000NV1),\"NOVA MACHINES INC COM\",30", "NOVA,\"NOVA MACHINES INC COM\",30", 2, "Symbol(CUSIP)", "no symbol with a CUSIP" },
        { "fidelity_realized.csv", "\"$58.87 \"", "\"$85.87 \"", 2, "Long Term Gain/Loss", "the row says" },
        { "fidelity_realized.csv", "30.00000", "-30.00000", 2, "Quantity", "above zero" },
        { "ibkr_activity.csv", "January 1, 2026 - November 18, 2026", "this year", 4, "Field Value", "is no period" },
        { "ibkr_activity.csv", "Base Currency,USD", "Base Currency,EUR", 9, "Field Value", "Only accounts in US dollars" },
        { "ibkr_activity.csv", "\"2024-07-07, 15:39:46\",20,", "\"2024-07-07, 15:39:46\",21,", 13, "Quantity", "The lots of NOVA hold 31" },
        { "ibkr_activity.csv", "Open Positions,Total,,Stocks,USD,,,,,,2040.5,", "Open Positions,Total,,Stocks,USD,,,,,,2045.5,", 17, "Cost Basis", "totals row says" },
        { "ibkr_activity.csv", "Trades,SubTotal,,Stocks,USD,ORCH B,,\"-1,000\"", "Trades,SubTotal,,Stocks,USD,ORCH B,,\"-1,001\"", 25, "Quantity", "totals row says" },
        { "ibkr_activity.csv", "Trades,Data,ClosedLot,Stocks,USD,ORCH B,2024", "Trades,Data,ClosedLot,Stocks,USD,NOVA,2024", 23, "DataDiscriminator", "under an order" },
        { "ibkr_activity.csv", "240,58.8,,LT", "240,85.8,,LT", 21, "Realized P/L", "The lots that this order closed" },
        { "ibkr_activity.csv", "Dividends,Data,Total,,,10.2", "Dividends,Data,Total,,,12.2", 33, "Amount", "totals row says" },
        { "pershing_gcus.txt", "RECORDS: 0000000003", "RECORDS: 0000000004", 5, "trailer", "says 4 records" },
        { "pershing_gcus.txt", "000000000120050000+", "00000000012005000A+", 2, "quantity (74-91)", "no number" },
        { "pershing_gcus.txt", "000000000048140050+", "000000000048140050 ", 2, "market value (665-682)", "no number" },
        { "pershing_gcus.txt", "GCA00000002", "GCA00000003", 3, "sequence number (4-11)", "Records were lost" },
        { "fidelity_orders.csv", "2.500", "2.5001", 2, "D quantity", "3 decimals" },
        { "fidelity_orders.csv", "B,10,NOVA,M,D,,,", "B,10,NOVA,M,D,40.00,,", 1, "H price", "no price" },
        { "ibkr_allocations.csv", "U2000002", "U2000001", 2, "B allocation account", "already" },
        { "ibkr_allocations.csv", "50.5", "0", 2, "F quantity", "above zero" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void One_wrong_thing_in_a_custodians_file_is_named_with_its_line_and_column(
        string name, string sound, string wrong, int line, string column, string words)
    {
        var text = Fixtures.Text(name);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{sound} is not in {name}");
        var reading = Fixtures.Read(name, string.Concat(text.AsSpan(0, at), wrong, text.AsSpan(at + sound.Length)));
        Assert.Contains(
            reading.Findings.ToList(),
            f => f.Severity == ImportSeverity.Error && f.Line == line && f.Column == column && f.Sentence.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "38=100", "38=-100", "38", "above zero")]
    [InlineData(1, "55=NOVA\u0001", "", "55", "missing")]
    [InlineData(2, "44=899.10\u0001", "", "44", "limit order")]
    [InlineData(3, "80=49.5", "80=49", "80", "do not come to")]
    [InlineData(1, "60=20261118", "60=20260231", "60", "no time")]
    [InlineData(2, "11=Q1-0002", "11=Q1-0001", "11", "already")]
    [InlineData(4, "68=2", "68=3", "73", "another number")]
    [InlineData(5, "53=300", "53=301", "80", "do not come to")]
    [InlineData(2, "34=2", "34=4", "34", "follows message")]
    [InlineData(1, "40=1", "40=P", "40", "none of 1 and 2")]
    public void An_order_that_the_dictionary_would_accept_is_refused(int line, string sound, string wrong, string tag, string words)
    {
        var messages = Fixtures.Text("orders.fix").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(sound, messages[line - 1], StringComparison.Ordinal);
        messages[line - 1] = Framed(messages[line - 1].Replace(sound, wrong, StringComparison.Ordinal));
        var reading = Fixtures.Read("orders.fix", string.Concat(messages.Select(m => m + "\n")));
        Assert.Contains(
            reading.Findings.ToList(),
            f => f.Severity == ImportSeverity.Error && f.Line == line && f.Column == tag && f.Sentence.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_whose_check_sum_is_wrong_is_refused_with_its_line()
    {
        var text = Fixtures.Text("orders.fix").Replace("38=100\u0001", "38=900\u0001", StringComparison.Ordinal);
        var error = Assert.Single(Fixtures.Read("orders.fix", text).Findings.ToList(), f => f.Severity == ImportSeverity.Error);
        Assert.Equal((1, "message"), (error.Line, error.Column));
    }

    /// <summary>A message with the length and the check sum that its fields have.</summary>
    private static string Framed(string message)
    {
        var body = message[(message.IndexOf("35=", StringComparison.Ordinal))..message.LastIndexOf("10=", StringComparison.Ordinal)];
        var start = $"8=FIX.4.4\u00019={body.Length}\u0001{body}";
        return $"{start}10={Encoding.ASCII.GetBytes(start).Sum(b => b) % 256:000}\u0001";
    }
}
