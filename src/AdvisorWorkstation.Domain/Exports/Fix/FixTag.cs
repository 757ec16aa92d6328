namespace AdvisorWorkstation.Domain.Exports.Fix;

/// <summary>The FIX fields that are used here, by their names in the dictionary.</summary>
internal static class FixTag
{
    public const int Account = 1;
    public const int BeginString = 8;
    public const int BodyLength = 9;
    public const int CheckSum = 10;
    public const int ClOrdId = 11;
    public const int HandlInst = 21;
    public const int SecurityIdSource = 22;
    public const int MsgSeqNum = 34;
    public const int MsgType = 35;
    public const int OrderQty = 38;
    public const int OrdType = 40;
    public const int SecurityId = 48;
    public const int SenderCompId = 49;
    public const int SendingTime = 52;
    public const int Side = 54;
    public const int Symbol = 55;
    public const int TargetCompId = 56;
    public const int Text = 58;
    public const int TimeInForce = 59;
    public const int TransactTime = 60;
    public const int AllocId = 70;
    public const int NoAllocs = 78;
    public const int AllocAccount = 79;
    public const int AllocQty = 80;
    public const int OrderCapacity = 528;
    public const int CustodialLotId = 1752;
    public const int VersusPurchaseDate = 1753;
    public const int VersusPurchasePrice = 1754;
}

/// <summary>The codes that are used here.</summary>
internal static class FixCode
{
    public const string Version = "FIX.4.4";
    public const string NewOrderSingle = "D";
    public const string Automated = "1";
    public const string CusipSource = "1";
    public const string Buy = "1";
    public const string Sell = "2";
    public const string Market = "1";
    public const string Day = "0";
    public const string Agency = "A";
}
